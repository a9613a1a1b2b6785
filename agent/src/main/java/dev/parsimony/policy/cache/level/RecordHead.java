/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The fixed part in front of each record's label and content. */
public final class RecordHead {

  /** The length of a head. */
  public static final int BYTES = 92;

  /** The length of its first part, which the sums and the cipher bind to label and content. */
  public static final int BOUND_BYTES = 64;

  /** The length of the sum of all of the record, which comes first. */
  public static final int SUM_BYTES = 16;

  /** The length of the sum of the label, by which it can be read alone. */
  public static final int LABEL_SUM_BYTES = 8;

  private static final int CHECKED_BYTES = BOUND_BYTES + SUM_BYTES + LABEL_SUM_BYTES;
  private static final Fingerprint NO_KEY = Fingerprint.of(new byte[Fingerprint.BYTES]);

  private final int labelLength;
  private final int contentLength;
  private final Fingerprint key;
  private final long storedAt;
  private final long expiresAt;

  /**
   * @param labelLength as it is written, sealed
   * @param contentLength the same
   */
  RecordHead(int labelLength, int contentLength, Fingerprint key, long storedAt, long expiresAt) {
    this.labelLength = labelLength;
    this.contentLength = contentLength;
    this.key = key;
    this.storedAt = storedAt;
    this.expiresAt = expiresAt;
  }

  /** That of a record of this length which holds nothing, and never did. */
  public RecordHead erased() {
    return new RecordHead(labelLength, contentLength, NO_KEY, 0, 0);
  }

  /** Writes the part that is bound to the content. */
  public void write(long marker, ByteBuffer bytes) {
    bytes.putLong(marker).putInt(labelLength).putInt(contentLength);
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
    int label = head.getInt();
    int content = head.getInt();
    return label < 0 || content < 0
        ? null
        : new RecordHead(label, content, Fingerprint.read(head), head.getLong(), head.getLong());
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

  /** Where the content begins: the length of head and label. */
  public long contentStart() {
    return (long) BYTES + labelLength;
  }

  /** The length of the whole record. */
  public long recordLength() {
    return contentStart() + contentLength;
  }

  private static int crc(ByteBuffer record) {
    ByteBuffer checked = record.duplicate();
    checked.position(0).limit(CHECKED_BYTES);
    CRC32 crc = new CRC32();
    crc.update(checked);
    return (int) crc.getValue();
  }
}
