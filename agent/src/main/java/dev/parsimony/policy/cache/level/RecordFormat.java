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
 * read the contents, and the content, which half a SHA-256 guards together with the head.
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

  /** The length of an entry's record, whatever its content. */
  public long recordLength(int contentLength) {
    return (long) RecordHead.BYTES + contentLength + cipher.overhead();
  }

  public ByteBuffer encode(Entry entry) throws GeneralSecurityException {
    int length = entry.content().length + cipher.overhead();
    ByteBuffer record = ByteBuffer.allocate(Math.addExact(RecordHead.BYTES, length));
    new RecordHead(length, entry.key(), entry.storedAt(), entry.expiresAt()).write(marker, record);
    byte[] sealed = cipher.seal(entry.content(), bound(record));
    byte[] sum = sum(bound(record), sealed);
    record.put(sum);
    RecordHead.seal(record);
    record.position(RecordHead.BYTES);
    record.put(sealed).flip();
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

  /** The entry of a whole record; null when it is damaged. */
  public @Nullable Entry decode(ByteBuffer record) {
    RecordHead head = head(record);
    if (head == null || head.recordLength() != record.limit()) {
      return null;
    }
    byte[] bytes = record.array();
    byte[] sealed = Arrays.copyOfRange(bytes, RecordHead.BYTES, bytes.length);
    byte[] sum =
        Arrays.copyOfRange(
            bytes, RecordHead.BOUND_BYTES, RecordHead.BOUND_BYTES + RecordHead.SUM_BYTES);
    if (!MessageDigest.isEqual(sum, sum(bound(record), sealed))) {
      return null;
    }
    try {
      byte[] content = cipher.open(sealed, bound(record));
      return new Entry(head.key(), head.storedAt(), head.expiresAt(), content);
    } catch (GeneralSecurityException notSealedByUs) {
      return null;
    }
  }

  private static ByteBuffer bound(ByteBuffer record) {
    ByteBuffer bound = record.duplicate();
    bound.position(0).limit(RecordHead.BOUND_BYTES);
    return bound;
  }

  private byte[] sum(ByteBuffer bound, byte[] sealed) {
    MessageDigest digest = Sha256.start();
    digest.update(sumKey);
    digest.update(bound);
    digest.update(sealed);
    return Arrays.copyOf(digest.digest(), RecordHead.SUM_BYTES);
  }
}
