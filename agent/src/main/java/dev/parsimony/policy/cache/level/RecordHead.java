/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The fixed part in front of each record's content. */
public final class RecordHead {

  /** The length of a head. */
  public static final int BYTES = 80;

  /** The length of its first part, which the sum and the cipher bind to the content. */
  public static final int BOUND_BYTES = 60;

  public static final int SUM_BYTES = 16;

  private static final int CHECKED_BYTES = BOUND_BYTES + SUM_BYTES;

  private final int contentLength;
  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;

  /**
   * @param contentLength as it is written, sealed
   */
  public RecordHead(int contentLength, Fingerprint key, long storedAt, long expiresAt) {
    this.contentLength = contentLength;
    this.key = key;
    this.storedAt = storedAt;
    this.expiresAt = expiresAt;
  }

  /** Writes the part that is bound to the content. */
  public void write(long marker, ByteBuffer bytes) {
    bytes.putLong(marker).putInt(contentLength);
    key.write(bytes);
    bytes.putLong(storedAt).putLong(expiresAt);
  }

  /** Writes the end of a head, whose other parts are there already. */
  public static void seal(ByteBuffer record) {
    record.putInt(CHECKED_BYTES, crc(record));
  }

  /**
   * @param bytes at least as many as a head has; the head is at their begin
   * @return null where there is no whole head
   */
  public static @Nullable RecordHead read(long marker, ByteBuffer bytes) {
    ByteBuffer head = bytes.duplicate();
    head.position(0);
    if (head.getLong() != marker || bytes.getInt(CHECKED_BYTES) != crc(bytes)) {
      return null;
    }
    int length = head.getInt();
    return length < 0
        ? null
        : new RecordHead(length, Fingerprint.read(head), head.getLong(), head.getLong());
  }

  public Fingerprint key() {
    return key;
  }

  public long storedAt() {
    return storedAt;
  }

  public long expiresAt() {
    return expiresAt;
  }

  /** The length of the whole record. */
  public long recordLength() {
    return (long) BYTES + contentLength;
  }

  private static int crc(ByteBuffer record) {
    ByteBuffer checked = record.duplicate();
    checked.position(0).limit(CHECKED_BYTES);
    CRC32 crc = new CRC32();
    crc.update(checked);
    return (int) crc.getValue();
  }
}
