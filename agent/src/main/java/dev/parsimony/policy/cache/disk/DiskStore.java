/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.util.Objects.requireNonNull;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.StoreKeys;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one directory, found by an index in memory. One thread at a time writes; any
 * number may read meanwhile. What {@link #put} has written survives the end of the process, however
 * it ends, and after {@link #force} also that of the machine.
 */
final class DiskStore implements Closeable {

  /* What bounds the memory of the index. */
  private static final int MOST_ENTRIES = 1 << 18;
  private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

  private final CacheDirectory directory;
  private final RecordFormat format;
  private final byte[] fingerprintKey;
  private final LongSupplier clock;
  private final SegmentFiles segments;
  private final ConcurrentHashMap<Fingerprint, Location> index = new ConcurrentHashMap<>();
  private final AtomicLong damages = new AtomicLong();

  private DiskStore(CacheDirectory directory, StoreKeys keys, long maxBytes, LongSupplier clock)
      throws GeneralSecurityException {
    this.directory = directory;
    this.format = new RecordFormat(keys);
    this.fingerprintKey = keys.fingerprintKey();
    this.clock = clock;
    this.segments = new SegmentFiles(directory, maxBytes, this::forget);
  }

  /**
   * Opens a directory, and finds what is in it.
   *
   * @param parent where the directory is, or is to be made
   * @param secret what the contents are encrypted with; null for not at all
   * @param clock milliseconds since the epoch
   */
  static DiskStore open(
      Path parent, long maxBytes, @Nullable String secret, FileAccess files, LongSupplier clock)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    CacheDirectory directory = CacheDirectory.hold(parent, files);
    return open(directory, maxBytes, secret, clock);
  }

  /**
   * The store of a directory that nobody uses, to erase entries of it; null where somebody does.
   */
  static @Nullable DiskStore toErase(Path parent, @Nullable String secret)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    CacheDirectory directory = CacheDirectory.holdBriefly(parent, new FileAccess());
    // Nothing is to leave but what is erased, whatever bound or clock the application has.
    return directory == null ? null : open(directory, Long.MAX_VALUE, secret, () -> 0);
  }

  private static DiskStore open(
      CacheDirectory directory, long maxBytes, @Nullable String secret, LongSupplier clock)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    try {
      StoreKeys keys = directory.head(new SecureRandom(), secret).keys(secret);
      DiskStore store = new DiskStore(directory, keys, maxBytes, clock);
      store.recover();
      return store;
    } catch (Throwable failure) {
      directory.close();
      throw failure;
    }
  }

  /** Random bytes of this directory, for fingerprints that are only good in it. */
  byte[] fingerprintKey() {
    return fingerprintKey.clone();
  }

  /** Whether there is an entry. Reads no file. */
  boolean has(Fingerprint key) {
    Location location = index.get(key);
    return location != null && isGood(location);
  }

  /** The entry under a key; null when there is none, or a damaged one. */
  @Nullable Entry get(Fingerprint key) throws IOException {
    Location location = index.get(key);
    if (location == null || !isGood(location)) {
      return null;
    }
    Entry entry;
    try {
      entry = format.decode(location.segment().read(location.offset(), location.length()));
    } catch (ClosedChannelException evictedMeanwhile) {
      return null;
    }
    if (entry == null || !entry.key().equals(key)) {
      // One that is not in the index any more was erased meanwhile.
      damages.addAndGet(index.remove(key, location) ? 1 : 0);
      return null;
    }
    return entry;
  }

  /**
   * Writes an entry, unless a later one is there.
   *
   * @param order its place among all that this process puts, from 1
   */
  void put(Entry entry, long order) throws IOException, GeneralSecurityException {
    Location present = index.get(entry.key());
    if (present != null && present.order() > order) {
      return;
    }
    ByteBuffer record = format.encode(entry);
    if (!segments.accepts(record.limit())) {
      return;
    }
    segments.dropExpired(clock.getAsLong());
    if (index.size() >= MOST_ENTRIES) {
      segments.dropOldest();
    }
    Segment segment = segments.forRecord(record.limit());
    RecordHead head = requireNonNull(format.head(record), "no head");
    note(segment, head, segment.append(record), order);
  }

  /**
   * Does what others have asked for in the directory.
   *
   * @param purged is run after the entries of each request are gone, before it counts as done
   */
  void takeUpPurges(Runnable purged) throws IOException {
    for (Path request : directory.purges()) {
      Selection selection = Selection.parse(Files.readAllBytes(request));
      if (selection != null) {
        purge(selection);
        purged.run();
      }
      directory.files().delete(request);
    }
  }

  /**
   * Erases what is selected, and whatever else there is under the same keys.
   *
   * @return how many keys there were
   */
  int purge(Selection selection) throws IOException {
    Eraser eraser = new Eraser(segments.all(), format);
    Set<Fingerprint> keys = eraser.find(selection);
    index.keySet().removeIf(keys::contains);
    eraser.erase(keys);
    return keys.size();
  }

  /** Has what was written survive the end of the machine, too. */
  void force() throws IOException {
    segments.force();
  }

  /** How much damage was met so far, in the search at the start and by reads. */
  long damages() {
    return damages.get();
  }

  int size() {
    return index.size();
  }

  /** What the segments take on the disk. */
  long bytes() {
    return segments.bytes();
  }

  @Override
  public void close() throws IOException {
    segments.close();
    directory.close();
  }

  private void recover() throws IOException {
    try {
      List<Path> paths = directory.segments();
      for (int i = 0; i < paths.size(); i++) {
        recover(segments.add(paths.get(i)), i == paths.size() - 1);
      }
      index.values().removeIf(location -> !isGood(location));
      segments.dropExpired(clock.getAsLong());
      segments.makeRoom(0);
      takeUpPurges(() -> {});
    } catch (Throwable failure) {
      segments.close();
      throw failure;
    }
  }

  private void recover(Segment segment, boolean newest) throws IOException {
    SegmentScan scan = new SegmentScan(segment, format);
    scan.run((head, offset) -> note(segment, head, offset, 0));
    damages.addAndGet(scan.damages());
    // Where not one record is whole, the file is left as it is until its turn to leave has come.
    if (newest && scan.end() > 0 && scan.end() < segment.size()) {
      segment.cut(scan.end());
    } else if (newest && scan.end() < segment.size()) {
      segment.retire();
    }
  }

  private void note(Segment segment, RecordHead head, long offset, long order) {
    segment.expiresNotBefore(head.expiresAt());
    index.put(head.key(), new Location(segment, offset, head, order));
  }

  private void forget(Segment segment) {
    index.values().removeIf(location -> location.segment() == segment);
  }

  private boolean isGood(Location location) {
    return location.isGood(clock.getAsLong(), CLOCK_TOLERANCE_MILLIS);
  }
}
