/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is written: a head that a CRC-32 guards, so that a walk from head to head need not
 * read the contents, and label and content, which half a SHA-256 guards together with the head.
 */
public final class RecordFormat {

  private final long marker;
  private final byte[] sumKey;
  private final ContentCipher cipher;

  public RecordFormat(StoreKeys keys) throws GeneralSecurityException {
    this.marker = keys.marker();
    this.sumKey = keys.sumKey();
    this.cipher = keys.cipher();
    // Fails here where the JVM does not allow it, and not at the first answer.
    cipher.seal(new byte[0], ByteBuffer.allocate(0));
  }

  /** The length of the record of an entry without a label, whatever its content. */
  public long recordLength(int contentLength) {
    return (long) RecordHead.BYTES + contentLength + 2L * cipher.overhead();
  }

  public ByteBuffer encode(Entry entry) throws GeneralSecurityException {
    byte[] label = entry.label().write();
    RecordHead head = head(entry, label.length);
    ByteBuffer record = begun(head);
    byte[] sealedLabel = cipher.seal(label, bound(record));
    byte[] sealed = cipher.seal(entry.content(), bound(record));
    return ended(record, sealedLabel, sealed);
  }

  /** A record of the same length that holds nothing; it has expired. */
  public ByteBuffer erased(RecordHead head) {
    byte[] label = new byte[(int) head.contentStart() - RecordHead.BYTES];
    byte[] content = new byte[(int) (head.recordLength() - head.contentStart())];
    return ended(begun(head.erased()), label, content);
  }

  private RecordHead head(Entry entry, int labelLength) {
    return new RecordHead(
        Math.addExact(labelLength, cipher.overhead()),
        Math.addExact(entry.content().length, cipher.overhead()),
        entry.key(),
        entry.storedAt(),
        entry.expiresAt());
  }

  private ByteBuffer begun(RecordHead head) {
    ByteBuffer record = ByteBuffer.allocate(Math.toIntExact(head.recordLength()));
    head.write(marker, record);
    return record;
  }

  private ByteBuffer ended(ByteBuffer record, byte[] label, byte[] content) {
    byte[] sum = sum(bound(record), label, content);
    byte[] labelSum = labelSum(bound(record), label);
    record.put(sum).put(labelSum);
    RecordHead.seal(record);
    record.position(RecordHead.BYTES);
    record.put(label).put(content).flip();
    return record;
  }

  /** The head at the begin of some bytes; null where there is none, or a damaged one. */
  public @Nullable RecordHead head(ByteBuffer bytes) {
    return bytes.limit() < RecordHead.BYTES ? null : RecordHead.read(marker, bytes);
  }

  /** The first byte of every head. */
  public byte firstByte() {
    return (byte) (marker >>> (Long.SIZE - Byte.SIZE));
  }

  /** The entry of a whole record, without its label; null when it is damaged. */
  public @Nullable Entry decode(ByteBuffer record) {
    RecordHead head = head(record);
    if (head == null || head.recordLength() != record.limit()) {
      return null;
    }
    byte[] bytes = record.array();
    int contentStart = (int) head.contentStart();
    byte[] label = Arrays.copyOfRange(bytes, RecordHead.BYTES, contentStart);
    byte[] content = Arrays.copyOfRange(bytes, contentStart, bytes.length);
    if (!isSum(bytes, RecordHead.BOUND_BYTES, sum(bound(record), label, content))) {
      return null;
    }
    try {
      byte[] opened = cipher.open(content, bound(record));
      return new Entry(head.key(), head.storedAt(), head.expiresAt(), opened);
    } catch (GeneralSecurityException notSealedByUs) {
      return null;
    }
  }

  /** The label behind a head, and no more; null when it is damaged. */
  public @Nullable EntryLabel label(ByteBuffer headAndLabel) {
    byte[] bytes = headAndLabel.array();
    byte[] label = Arrays.copyOfRange(bytes, RecordHead.BYTES, bytes.length);
    int at = RecordHead.BOUND_BYTES + RecordHead.SUM_BYTES;
    if (!isSum(bytes, at, labelSum(bound(headAndLabel), label))) {
      return null;
    }
    try {
      return EntryLabel.read(cipher.open(label, bound(headAndLabel)));
    } catch (GeneralSecurityException notSealedByUs) {
      return null;
    }
  }

  private static boolean isSum(byte[] bytes, int at, byte[] sum) {
    return MessageDigest.isEqual(Arrays.copyOfRange(bytes, at, at + sum.length), sum);
  }

  private static ByteBuffer bound(ByteBuffer record) {
    ByteBuffer bound = record.duplicate();
    bound.position(0).limit(RecordHead.BOUND_BYTES);
    return bound;
  }

  private byte[] sum(ByteBuffer bound, byte[] label, byte[] content) {
    return Arrays.copyOf(digest(bound, label, content), RecordHead.SUM_BYTES);
  }

  private byte[] labelSum(ByteBuffer bound, byte[] label) {
    return Arrays.copyOf(digest(bound, label), RecordHead.LABEL_SUM_BYTES);
  }

  private byte[] digest(ByteBuffer bound, byte[]... sealed) {
    MessageDigest digest = Sha256.start();
    digest.update(sumKey);
    digest.update(bound);
    for (byte[] part : sealed) {
      digest.update(part);
    }
    return digest.digest();
  }
}
