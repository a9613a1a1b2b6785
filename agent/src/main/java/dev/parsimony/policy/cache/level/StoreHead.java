/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a store begins with: the version of its format, its random bytes, and by what a wrong secret
 * is known. A few lines of text.
 */
public final class StoreHead {

  public static final int VERSION = 2;

  private static final int SALT_BYTES = 32;
  private static final String ENCRYPTED = "AES-256-GCM";
  private static final String PLAIN = "none";
  private static final Pattern FIRST_LINE =
      Pattern.compile("parsimony-cache ([0-9]{1,9})\n.*", Pattern.DOTALL);
  private static final Pattern FORM =
      Pattern.compile(
          "(parsimony-cache "
              + VERSION
              + "\n"
              + "salt ([A-Za-z0-9+/]{43}=)\n"
              + "encryption (none|AES-256-GCM)\n"
              + "check ([A-Za-z0-9+/]{43}=)\n)"
              + "sum ([0-9a-f]{8})\n");

  private final String store;
  private final byte[] salt;
  private final boolean encrypted;
  private final byte[] check;

  private StoreHead(String store, byte[] salt, boolean encrypted, byte[] check) {
    this.store = store;
    this.salt = salt;
    this.encrypted = encrypted;
    this.check = check;
  }

  /**
   * That of a new store.
   *
   * @param store what it is, in a word for the operator
   */
  public static StoreHead create(String store, SecureRandom random, @Nullable String secret)
      throws GeneralSecurityException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new StoreHead(store, salt, secret != null, StoreKeys.of(salt, secret).check());
  }

  /**
   * @param store as in {@link #create}
   */
  public static StoreHead parse(String store, byte[] bytes) throws UnusableStoreException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher first = FIRST_LINE.matcher(text);
    if (first.matches() && !first.group(1).equals(String.valueOf(VERSION))) {
      throw new UnusableStoreException(
          "the " + store + " has format version " + first.group(1), "version " + VERSION);
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !sum(matcher.group(1)).equals(matcher.group(5))) {
      throw new UnusableStoreException(
          "the head in it is damaged", "an undamaged one, or a new " + store);
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new StoreHead(
        store,
        decoder.decode(matcher.group(2)),
        matcher.group(3).equals(ENCRYPTED),
        decoder.decode(matcher.group(4)));
  }

  public byte[] format() {
    Base64.Encoder encoder = Base64.getEncoder();
    String text =
        "parsimony-cache "
            + VERSION
            + "\nsalt "
            + encoder.encodeToString(salt)
            + "\nencryption "
            + (encrypted ? ENCRYPTED : PLAIN)
            + "\ncheck "
            + encoder.encodeToString(check)
            + "\n";
    return (text + "sum " + sum(text) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The keys of the store, if this is the secret that it was made with. */
  public StoreKeys keys(@Nullable String secret)
      throws UnusableStoreException, GeneralSecurityException {
    if (encrypted && secret == null) {
      throw new UnusableStoreException(
          "the answers in it are encrypted, and no key-variable is set",
          "the key-variable that they were written with");
    }
    if (!encrypted && secret != null) {
      throw new UnusableStoreException(
          "the answers in it are not encrypted, and a key-variable is set",
          "no key-variable, or a new " + store);
    }
    StoreKeys keys = StoreKeys.of(salt, secret);
    if (!MessageDigest.isEqual(keys.check(), check)) {
      throw new UnusableStoreException(
          "the answers in it were encrypted with another key", "that key, or a new " + store);
    }
    return keys;
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.format("%08x", sum.getValue());
  }
}
