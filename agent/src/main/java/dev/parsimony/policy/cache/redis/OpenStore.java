/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.RecordFormat;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.policy.cache.level.StoreHead;
import dev.parsimony.policy.cache.level.StoreKeys;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What all JVMs of a fleet know of the store that they share. Immutable. */
final class OpenStore {

  private static final long CLOCK_TOLERANCE_MILLIS = 60_000;

  private final byte[] head;
  private final byte[] fingerprintKey;
  private final RecordFormat format;

  private OpenStore(byte[] head, byte[] fingerprintKey, RecordFormat format) {
    this.head = head;
    this.fingerprintKey = fingerprintKey;
    this.format = format;
  }

  /**
   * @param head what the store begins with
   * @param secret what the contents are encrypted with; null for not at all
   */
  static OpenStore of(byte[] head, @Nullable String secret)
      throws UnusableStoreException, GeneralSecurityException {
    StoreKeys keys = StoreHead.parse("prefix", head).keys(secret);
    return new OpenStore(head, keys.fingerprintKey(), new RecordFormat(keys));
  }

  byte[] head() {
    return head;
  }

  boolean beginsWith(byte[] other) {
    return Arrays.equals(head, other);
  }

  byte[] fingerprintKey() {
    return fingerprintKey;
  }

  byte[] encode(Entry entry) throws GeneralSecurityException {
    ByteBuffer record = format.encode(entry);
    return Arrays.copyOfRange(record.array(), record.position(), record.limit());
  }

  /** What may be told of the record that begins so; null where it is none, or damaged. */
  @Nullable ListedEntry listed(byte[] begin) {
    RecordHead head = format.head(ByteBuffer.wrap(begin));
    if (head == null || head.contentStart() > begin.length) {
      return null;
    }
    byte[] headAndLabel = Arrays.copyOf(begin, (int) head.contentStart());
    ListedEntry entry = new ListedEntry(format, head, ByteBuffer.wrap(headAndLabel));
    return entry.isDamaged() ? null : entry;
  }

  /** By how much a record is longer than its content. */
  int overhead() {
    return Math.toIntExact(format.recordLength(0));
  }

  /** The entry of a record; null when it is damaged, or not that of the key. */
  @Nullable Entry decode(Fingerprint key, byte[] record) {
    Entry entry = format.decode(ByteBuffer.wrap(record));
    return entry != null && entry.key().equals(key) ? entry : null;
  }

  /** Whether an entry is in its time. The clocks of a fleet may differ a little. */
  static boolean isCurrent(Entry entry, long now) {
    return entry.expiresAt() > now && entry.storedAt() - now <= CLOCK_TOLERANCE_MILLIS;
  }
}
