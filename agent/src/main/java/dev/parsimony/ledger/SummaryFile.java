/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The file of a summary. It is replaced as a whole, so a reader sees an old one or a new one and
 * never a half; where two processes share a path, the last writer wins.
 */
final class SummaryFile {

  static final String FORMAT_FIELD = "format";
  static final String FORMAT = "parsimony-summary-1";
  static final long MAX_BYTES = 4_000_000;

  private final Path path;

  SummaryFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /** Writes by way of a new file beside the old, which only its owner may read. */
  void write(Map<String, Object> document) throws IOException {
    refuseForeign();
    byte[] json = SummaryJson.write(document);
    Path temporary = Files.createTempFile(path.getParent(), ".parsimony-", ".tmp", ownerOnly());
    try {
      Files.write(temporary, json);
      replaceBy(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  static Map<?, ?> read(Path path) throws IOException, UnreadableSummaryException {
    if (!Files.isRegularFile(path)) {
      throw new UnreadableSummaryException("there is no such file");
    }
    if (Files.size(path) > MAX_BYTES) {
      throw new UnreadableSummaryException("it is too large to be a summary");
    }
    Map<?, ?> document = parse(path);
    if (!FORMAT.equals(document.get(FORMAT_FIELD))) {
      throw new UnreadableSummaryException("it is not a summary of Parsimony");
    }
    return document;
  }

  private static Map<?, ?> parse(Path path) throws UnreadableSummaryException {
    try (InputStream in = Files.newInputStream(path)) {
      return SummaryJson.read(in);
    } catch (IOException | RuntimeException notJson) {
      throw new UnreadableSummaryException("it is damaged, or not a summary of Parsimony");
    }
  }

  /* A mistyped path must not cost a device, a directory, a link or somebody's file. */
  private void refuseForeign() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException("not a regular file");
    }
    try {
      if (Files.size(path) > 0) {
        read(path);
      }
    } catch (UnreadableSummaryException foreign) {
      throw new FileAlreadyExistsException("not a summary");
    }
  }

  private void replaceBy(Path temporary) throws IOException {
    try {
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
