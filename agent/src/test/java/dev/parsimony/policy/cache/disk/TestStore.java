/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Sha256;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.EntryLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in a directory of a test, with texts in place of bytes. */
final class TestStore implements AutoCloseable {

  static final long DAY = 86_400_000;
  static final long MAX_BYTES = 1 << 20;

  private final DiskStore store;
  private final AtomicLong clock;
  private long order;
  private String rule = "";

  private TestStore(DiskStore store, AtomicLong clock) {
    this.store = store;
    this.clock = clock;
  }

  static TestStore open(Path parent) throws Exception {
    return open(parent, null);
  }

  static TestStore open(Path parent, @Nullable String secret) throws Exception {
    return open(parent, MAX_BYTES, secret, new FileAccess(), new AtomicLong(DAY));
  }

  static TestStore open(Path parent, long maxBytes, FileAccess files) throws Exception {
    return open(parent, maxBytes, null, files, new AtomicLong(DAY));
  }

  static TestStore open(
      Path parent, long maxBytes, @Nullable String secret, FileAccess files, AtomicLong clock)
      throws Exception {
    return new TestStore(DiskStore.open(parent, maxBytes, secret, files, clock::get), clock);
  }

  static Fingerprint key(String name) {
    return Fingerprint.of(Sha256.start().digest(name.getBytes(UTF_8)));
  }

  static List<Path> segments(Path parent) {
    try (Stream<Path> all = Files.list(CacheDirectory.in(parent))) {
      return all.filter(file -> file.getFileName().toString().startsWith("segment-"))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path head(Path parent) {
    return CacheDirectory.in(parent).resolve("head");
  }

  static long bytes(Path parent) throws IOException {
    long bytes = 0;
    for (Path segment : segments(parent)) {
      bytes += Files.size(segment);
    }
    return bytes;
  }

  /** Has what is put from now on be that of a rule. */
  TestStore under(String name) {
    rule = name;
    return this;
  }

  TestStore put(String name, String content) throws Exception {
    return put(name, content, clock.get() + DAY, ++order);
  }

  TestStore put(String name, String content, long expiresAt, long withOrder) throws Exception {
    EntryLabel label = new EntryLabel(rule, "", "", "", "", Map.of("rule", 1L));
    Entry entry = new Entry(key(name), clock.get(), expiresAt, content.getBytes(UTF_8));
    store.put(entry.labelled(() -> label, 0), withOrder);
    return this;
  }

  @Nullable String get(String name) throws IOException {
    Entry entry = store.get(key(name));
    return entry == null ? null : new String(entry.content(), UTF_8);
  }

  DiskStore store() {
    return store;
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
