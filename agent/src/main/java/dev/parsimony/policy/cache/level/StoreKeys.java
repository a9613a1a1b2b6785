/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one store, made from its own random bytes and, where it is encrypted, from the
 * operator's secret. Without the secret they do no more than set this store apart from others.
 */
public final class StoreKeys {

  private static final int ROUNDS = 210_000;
  private static final int MASTER_BITS = 256;

  private final byte[] master;
  private final boolean secret;

  private StoreKeys(byte[] master, boolean secret) {
    this.master = master;
    this.secret = secret;
  }

  /**
   * @param salt the store's random bytes
   * @param secret the operator's; null for a store that is not encrypted
   */
  public static StoreKeys of(byte[] salt, @Nullable String secret) throws GeneralSecurityException {
    return secret == null
        ? new StoreKeys(salt.clone(), false)
        : new StoreKeys(stretched(salt, secret), true);
  }

  /** Tells whether two stores' keys are the same, without telling what they are. */
  public byte[] check() throws GeneralSecurityException {
    return derived("check");
  }

  /** Keys the fingerprints of calls. */
  public byte[] fingerprintKey() throws GeneralSecurityException {
    return derived("fingerprints");
  }

  /** Begins every record; nobody who writes an answer's text can know it. */
  public long marker() throws GeneralSecurityException {
    return ByteBuffer.wrap(derived("marker")).getLong();
  }

  /** Keys the sums of records. */
  public byte[] sumKey() throws GeneralSecurityException {
    return derived("sums");
  }

  ContentCipher cipher() throws GeneralSecurityException {
    return secret ? ContentCipher.of(derived("contents")) : ContentCipher.NONE;
  }

  private byte[] derived(String purpose) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(master, "HmacSHA256"));
    return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
  }

  /* Slow on purpose: the secret may be a phrase that somebody could guess. */
  private static byte[] stretched(byte[] salt, String secret) throws GeneralSecurityException {
    char[] characters = secret.toCharArray();
    PBEKeySpec spec = new PBEKeySpec(characters, salt, ROUNDS, MASTER_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, ' ');
    }
  }
}
