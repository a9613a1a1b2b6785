/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.StoreHead;
import dev.parsimony.policy.cache.level.StoreKeys;
import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A directory of answers as somebody sees it who does not hold it, whoever does meanwhile. */
public final class DirectoryView {

  private final Path parent;
  private final Path path;
  private final @Nullable String secret;
  private final byte[] fingerprintKey;
  private final RecordFormat format;

  private DirectoryView(Path parent, @Nullable String secret, StoreKeys keys)
      throws GeneralSecurityException {
    this.parent = parent;
    this.path = CacheDirectory.in(parent);
    this.secret = secret;
    this.fingerprintKey = keys.fingerprintKey();
    this.format = new RecordFormat(keys);
  }

  /** The directory of a configuration that keeps answers on disk. */
  public static DirectoryView open(
      DiskSettings settings, Function<String, @Nullable String> environment)
      throws IOException, UnusableStoreException {
    return open(Paths.get(settings.directory()), settings.keyVariable(), environment);
  }

  /**
   * @param parent the directory that the configuration names
   * @param keyVariable the variable with the key; null for answers that are not encrypted
   */
  public static DirectoryView open(
      Path parent, @Nullable String keyVariable, Function<String, @Nullable String> environment)
      throws IOException, UnusableStoreException {
    Path path = CacheDirectory.in(parent);
    StoreHead head = Files.isDirectory(path) ? CacheDirectory.head(path) : null;
    if (head == null) {
      throw new UnusableStoreException(
          "there are no answers in " + parent, "a directory that cache.disk.directory names");
    }
    String secret = StoreSecret.key(keyVariable, environment);
    try {
      return new DirectoryView(parent, secret, head.keys(secret));
    } catch (GeneralSecurityException weak) {
      throw new UnusableStoreException(
          "this JVM cannot encrypt with AES-256-GCM (" + Notices.reason(weak) + ")",
          "one that can");
    }
  }

  /** Random bytes of this directory, that its keys and labels are made with. */
  public byte[] fingerprintKey() {
    return fingerprintKey.clone();
  }

  /**
   * The entries that are good at a time, from the oldest to the newest.
   *
   * @param millis since the epoch
   */
  public List<ListedEntry> entries(long millis) throws IOException {
    Map<Fingerprint, ListedEntry> latest = new LinkedHashMap<>();
    for (Path file : CacheDirectory.segments(path)) {
      read(file, latest);
    }
    List<ListedEntry> entries = new ArrayList<>(latest.values());
    entries.removeIf(entry -> entry.isDamaged() || entry.expiresAt() <= millis);
    entries.sort(Comparator.comparingLong(ListedEntry::storedAt));
    return entries;
  }

  /** Erases entries, or has the JVM do it that uses the directory. */
  public DirectoryPurge purge() {
    return new DirectoryPurge(parent, secret);
  }

  /** What all files of answers take. */
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : CacheDirectory.segments(path)) {
      bytes += sizeOf(file);
    }
    return bytes;
  }

  private void read(Path file, Map<Fingerprint, ListedEntry> latest) throws IOException {
    try (Segment segment = Segment.open(file, new ReadOnlyFiles())) {
      new SegmentScan(segment, format)
          .run((head, offset) -> latest.put(head.key(), segment.listed(format, head, offset)));
    } catch (NoSuchFileException leftMeanwhile) {
      // Its answers are gone.
    }
  }

  private static long sizeOf(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException leftMeanwhile) {
      return 0;
    }
  }
}
