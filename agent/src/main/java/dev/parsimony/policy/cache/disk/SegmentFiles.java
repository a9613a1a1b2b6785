/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a directory in their order, bounded by bytes: the oldest leave. Belongs to the
 * thread that writes.
 */
final class SegmentFiles implements Closeable {

  /* Room is made by a whole segment. */
  private static final int SHARES = 32;

  private final CacheDirectory directory;
  private final long maxBytes;
  private final Consumer<Segment> evicted;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private final List<Segment> undeleted = new ArrayList<>();
  private @Nullable Path lastName;

  /**
   * @param evicted told of each segment that leaves, before it does
   */
  SegmentFiles(CacheDirectory directory, long maxBytes, Consumer<Segment> evicted) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.evicted = evicted;
  }

  /** Adds a segment from before behind the present ones. */
  Segment add(Path path) throws IOException {
    Segment segment = Segment.open(path, directory.files());
    segments.addLast(segment);
    lastName = path;
    return segment;
  }

  /** All that there are, from the oldest to the newest. */
  List<Segment> all() {
    return new ArrayList<>(segments);
  }

  /** Whether a record may ever be kept. */
  boolean accepts(long recordLength) {
    return recordLength <= maxBytes / 4 && recordLength <= Integer.MAX_VALUE;
  }

  /** The segment that a record of this length is to be appended to; makes room for it. */
  Segment forRecord(long length) throws IOException {
    makeRoom(length);
    Segment last = segments.peekLast();
    if (last != null && !last.isFull() && last.size() + length <= segmentBytes()) {
      return last;
    }
    if (last != null) {
      last.force();
    }
    return add(directory.segmentAfter(lastName));
  }

  /** Drops what has expired as a whole. */
  void dropExpired(long now) {
    for (Iterator<Segment> all = segments.iterator(); all.hasNext(); ) {
      Segment segment = all.next();
      if (segment.isExpired(now)) {
        all.remove();
        drop(segment);
      }
    }
  }

  /** Drops the oldest. */
  void dropOldest() {
    Segment oldest = segments.pollFirst();
    if (oldest != null) {
      drop(oldest);
    }
  }

  void makeRoom(long length) throws IOException {
    if (bytes() + length > maxBytes) {
      undeleted.removeIf(this::isDeleted);
    }
    while (bytes() + length > maxBytes && !segments.isEmpty()) {
      dropOldest();
    }
    if (bytes() + length > maxBytes) {
      throw new IOException("segments cannot be deleted, and the bound is reached");
    }
  }

  /** What all files take, those that could not be deleted included. */
  long bytes() {
    long bytes = 0;
    for (Segment segment : segments) {
      bytes += segment.size();
    }
    for (Segment segment : undeleted) {
      bytes += segment.size();
    }
    return bytes;
  }

  void force() throws IOException {
    Segment last = segments.peekLast();
    if (last != null) {
      last.force();
    }
  }

  @Override
  public void close() {
    segments.forEach(SegmentFiles::close);
    segments.clear();
  }

  private long segmentBytes() {
    return maxBytes / SHARES;
  }

  private void drop(Segment segment) {
    evicted.accept(segment);
    close(segment);
    if (!isDeleted(segment)) {
      undeleted.add(segment);
    }
  }

  private boolean isDeleted(Segment segment) {
    try {
      directory.files().delete(segment.path());
      return true;
    } catch (IOException | RuntimeException failure) {
      return false;
    }
  }

  private static void close(Segment segment) {
    try {
      segment.close();
    } catch (IOException e) {
      // Nothing more can be done with it.
    }
  }
}
