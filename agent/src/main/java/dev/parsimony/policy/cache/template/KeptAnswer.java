/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.policy.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept for all calls of one form: without the values of the call that bought it,
 * of which a digest tells that others are different. Immutable.
 */
public final class KeptAnswer {

  private static final byte VERSION = 1;
  private static final int DIGEST_BYTES = 16;

  private final boolean confirmed;
  private final List<byte[]> values;
  private final byte[] said;
  private final byte[] body;

  private KeptAnswer(boolean confirmed, List<byte[]> values, byte[] said, byte[] body) {
    this.confirmed = confirmed;
    this.values = values;
    this.said = said;
    this.body = body;
  }

  /**
   * The answer to a call.
   *
   * @return null where it is an answer to this very call alone, as far as can be known
   */
  public static @Nullable KeptAnswer of(byte[] whole, Dialect dialect, SlotChoice choice)
      throws MalformedBodyException {
    BlankedAnswer blanked = BlankedAnswer.of(whole, dialect.answerTexts(whole), choice);
    if (blanked == null) {
      return null;
    }
    List<byte[]> values = new ArrayList<>();
    choice.substituted().forEach(value -> values.add(digest(Arrays.asList(choice.form(), value))));
    return new KeptAnswer(
        !choice.needsConfirmation(), values, digest(blanked.texts()), blanked.body());
  }

  /** What {@link #write} has written; null where that is something else. */
  public static @Nullable KeptAnswer read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.get() != VERSION) {
        return null;
      }
      boolean confirmed = in.get() != 0;
      List<byte[]> values = new ArrayList<>();
      for (int left = in.get(); left > 0; left--) {
        values.add(digest(in));
      }
      byte[] said = digest(in);
      byte[] body = new byte[in.remaining()];
      in.get(body);
      return new KeptAnswer(confirmed, values, said, body);
    } catch (BufferUnderflowException cutOff) {
      return null;
    }
  }

  /** The same, confirmed where an answer to other values says the same. */
  public KeptAnswer after(KeptAnswer earlier) {
    boolean same = Arrays.equals(said, earlier.said);
    return same && (earlier.confirmed || isOfOtherValues(earlier))
        ? new KeptAnswer(true, values, said, body)
        : this;
  }

  /** Whether it may be given to calls with other values. */
  public boolean isConfirmed() {
    return confirmed;
  }

  /** Without what it says. */
  public KeptAnswer unsaid() {
    return new KeptAnswer(confirmed, values, said, new byte[0]);
  }

  public byte[] write() {
    int head = 3 + DIGEST_BYTES * (values.size() + 1);
    ByteBuffer out = ByteBuffer.allocate(head + body.length);
    out.put(VERSION).put((byte) (confirmed ? 1 : 0)).put((byte) values.size());
    values.forEach(out::put);
    return out.put(said).put(body).array();
  }

  /** The whole answer to a call of the same form; null where it was kept without what it says. */
  public byte @Nullable [] filled(Dialect dialect, SlotChoice choice)
      throws MalformedBodyException {
    return body.length == 0
        ? null
        : BlankedAnswer.filled(body, dialect.answerTexts(body), choice.substituted());
  }

  /* Of each slot. */
  private boolean isOfOtherValues(KeptAnswer earlier) {
    for (int i = 0; i < values.size(); i++) {
      if (i >= earlier.values.size() || Arrays.equals(values.get(i), earlier.values.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static byte[] digest(ByteBuffer in) {
    byte[] digest = new byte[DIGEST_BYTES];
    in.get(digest);
    return digest;
  }

  private static byte[] digest(List<String> texts) {
    MessageDigest digest = Sha256.start();
    for (String text : texts) {
      Sha256.feed(digest, text);
    }
    return Arrays.copyOf(digest.digest(), DIGEST_BYTES);
  }
}
