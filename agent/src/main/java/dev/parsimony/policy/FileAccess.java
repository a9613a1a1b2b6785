/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Files and directories that nobody but their owner can read, where the system knows owners. */
public class FileAccess {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?>[] NONE = {};
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<OpenOption> OPTIONS =
      new HashSet<>(
          Arrays.asList(
              StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));

  /** Opens a file for reading and writing; makes it where there is none. */
  public FileChannel open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, OPTIONS, ownersOnly(FILE));
    try {
      close(file, FILE);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
    return channel;
  }

  /** Makes a directory where there is none, and those above it. */
  public void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, ownersOnly(DIRECTORY));
    close(directory, DIRECTORY);
  }

  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Writes a file whole or not at all, whenever the process or the machine ends. */
  public void write(Path file, byte[] bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = open(draft)) {
      channel.truncate(0);
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : NONE;
  }

  /* One that was there before may be open to others. */
  private static void close(Path path, Set<PosixFilePermission> permissions) throws IOException {
    if (POSIX && !Files.getPosixFilePermissions(path).equals(permissions)) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
