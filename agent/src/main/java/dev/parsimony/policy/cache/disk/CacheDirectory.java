/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.StoreHead;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory {@code parsimony-cache}, held by this JVM alone until it is closed. */
final class CacheDirectory implements Closeable {

  private static final String STORE = "directory";
  private static final String NAME = "parsimony-cache";

  /** A way to get a lock. */
  private interface Locking {
    boolean isLocked(FileChannel lock) throws IOException;
  }

  private static final Pattern SEGMENT = Pattern.compile("segment-[0-9]{12}");
  private static final Pattern PURGE = Pattern.compile("purge-[0-9a-f]{16}");
  private static final int MOST_HEAD_BYTES = 4_096;
  private static final int MOST_WAITS = 60;
  private static final long WAIT_NANOS = 50_000_000;

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

  /** Makes the directory where there is none, and locks it for an application. */
  static CacheDirectory hold(Path parent, FileAccess files)
      throws IOException, UnusableStoreException {
    CacheDirectory held = lock(parent, files, CacheDirectory::isLockedInTime);
    if (held == null) {
      throw new HeldDirectoryException();
    }
    held.leaveNote(0);
    return held;
  }

  /**
   * Locks it for a moment, with a note of it: an application that starts meanwhile waits.
   *
   * @return null where an application has it
   */
  static @Nullable CacheDirectory holdBriefly(Path parent, FileAccess files) throws IOException {
    CacheDirectory held = lock(parent, files, CacheDirectory::isLocked);
    if (held != null) {
      held.leaveNote(1);
    }
    return held;
  }

  private static @Nullable CacheDirectory lock(Path parent, FileAccess files, Locking locking)
      throws IOException {
    Path path = in(parent);
    files.makeDirectory(path);
    FileChannel lock = files.open(path.resolve("lock"));
    try {
      if (locking.isLocked(lock)) {
        return new CacheDirectory(path, files, lock);
      }
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
    lock.close();
    return null;
  }

  /** The head that is there; null when there is none. */
  static @Nullable StoreHead head(Path path) throws IOException, UnusableStoreException {
    Path file = path.resolve("head");
    try {
      return StoreHead.parse(
          STORE, Files.size(file) <= MOST_HEAD_BYTES ? Files.readAllBytes(file) : new byte[0]);
    } catch (NoSuchFileException missing) {
      return null;
    }
  }

  /** The head that is there, or a new one where there are no segments either. */
  StoreHead head(SecureRandom random, @Nullable String secret)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    StoreHead present = head(path);
    if (present != null) {
      return present;
    }
    if (!segments(path).isEmpty()) {
      throw new UnusableStoreException(
          "there are answers in it but no file head",
          "the head that they were written with, or a directory without parsimony-cache");
    }
    StoreHead head = StoreHead.create(STORE, random, secret);
    files.write(path.resolve("head"), head.format());
    return head;
  }

  /** The files of answers, from the oldest to the newest. */
  List<Path> segments() throws IOException {
    return segments(path);
  }

  static List<Path> segments(Path path) throws IOException {
    return list(path, SEGMENT);
  }

  /** What others ask to have erased. */
  List<Path> purges() throws IOException {
    return list(path, PURGE);
  }

  private static List<Path> list(Path path, Pattern name) throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(file -> name.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .collect(Collectors.toList());
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
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
    try {
      if (lock.isOpen()) {
        leaveNote(0);
      }
    } finally {
      lock.close();
    }
  }

  private static long numberOf(Path segment) {
    String name = String.valueOf(segment.getFileName());
    return Long.parseLong(name.substring(name.indexOf('-') + 1));
  }

  /* A lock that the command line has is waited for: its file is not empty then. */
  private static boolean isLockedInTime(FileChannel lock) throws IOException {
    boolean locked = isLocked(lock);
    for (int wait = 0; wait < MOST_WAITS && !locked; wait++) {
      // It is empty for a moment also when the command line has only just taken the lock.
      if (wait > 0 && lock.size() == 0) {
        return false;
      }
      LockSupport.parkNanos(WAIT_NANOS);
      locked = isLocked(lock);
    }
    return locked;
  }

  private static boolean isLocked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException ofThisJvm) {
      return false;
    }
  }

  private void leaveNote(int bytes) throws IOException {
    if (lock.size() > bytes) {
      lock.truncate(bytes);
    } else if (lock.size() < bytes) {
      lock.write(ByteBuffer.allocate(bytes), 0);
    }
  }
}
