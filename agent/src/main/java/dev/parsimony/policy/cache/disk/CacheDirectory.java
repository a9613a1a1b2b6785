/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.StoreHead;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory {@code parsimony-cache}, held by this JVM alone until it is closed. */
final class CacheDirectory implements Closeable {

  private static final String STORE = "directory";
  private static final String NAME = "parsimony-cache";
  private static final Pattern SEGMENT = Pattern.compile("segment-[0-9]{12}");
  private static final int MOST_HEAD_BYTES = 4_096;

  private final Path path;
  private final FileAccess files;
  private final FileChannel lock;

  private CacheDirectory(Path path, FileAccess files, FileChannel lock) {
    this.path = path;
    this.files = files;
    this.lock = lock;
  }

  /** Where the directory is, inside of the one that the operator names. */
  static Path in(Path parent) {
    return parent.resolve(NAME);
  }

  /** Makes the directory where there is none, and locks it. */
  static CacheDirectory hold(Path parent, FileAccess files)
      throws IOException, UnusableStoreException {
    Path path = in(parent);
    files.makeDirectory(path);
    FileChannel lock = files.open(path.resolve("lock"));
    try {
      if (isLocked(lock)) {
        return new CacheDirectory(path, files, lock);
      }
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
    lock.close();
    throw new UnusableStoreException(
        "another JVM uses the directory", "one JVM at a time; give each its own directory");
  }

  /** The head that is there, or a new one where there are no segments either. */
  StoreHead head(SecureRandom random, @Nullable String secret)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    Path file = path.resolve("head");
    try {
      if (Files.size(file) <= MOST_HEAD_BYTES) {
        return StoreHead.parse(STORE, Files.readAllBytes(file));
      }
      return StoreHead.parse(STORE, new byte[0]);
    } catch (NoSuchFileException missing) {
      if (!segments().isEmpty()) {
        throw new UnusableStoreException(
            "there are answers in it but no file head",
            "the head that they were written with, or a directory without parsimony-cache");
      }
    }
    StoreHead head = StoreHead.create(STORE, random, secret);
    files.write(file, head.format());
    return head;
  }

  /** The files of answers, from the oldest to the newest. */
  List<Path> segments() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(file -> SEGMENT.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** The name of the one after another; of the first after null. */
  Path segmentAfter(@Nullable Path last) {
    long number = last == null ? 0 : numberOf(last);
    return path.resolve(String.format(Locale.ROOT, "segment-%012d", number + 1));
  }

  FileAccess files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static long numberOf(Path segment) {
    String name = String.valueOf(segment.getFileName());
    return Long.parseLong(name.substring(name.indexOf('-') + 1));
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException ofThisJvm) {
      return false;
    }
  }
}
