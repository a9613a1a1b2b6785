/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals the contents of records, each bound to its record's head. */
abstract class ContentCipher {

  /** Leaves contents as they are. */
  static final ContentCipher NONE =
      new ContentCipher() {
        @Override
        byte[] seal(byte[] content, ByteBuffer head) {
          return content;
        }

        @Override
        byte[] open(byte[] sealed, ByteBuffer head) {
          return sealed;
        }

        @Override
        int overhead() {
          return 0;
        }
      };

  /** AES-256-GCM. */
  static ContentCipher of(byte[] key) {
    return new AesGcm(key);
  }

  abstract byte[] seal(byte[] content, ByteBuffer head) throws GeneralSecurityException;

  abstract byte[] open(byte[] sealed, ByteBuffer head) throws GeneralSecurityException;

  /** By how many bytes what is sealed is longer. */
  abstract int overhead();

  /** AES-256-GCM, each content behind a nonce of its own. */
  private static final class AesGcm extends ContentCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    AesGcm(byte[] key) {
      this.key = new SecretKeySpec(key, "AES");
    }

    @Override
    byte[] seal(byte[] content, ByteBuffer head) throws GeneralSecurityException {
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + content.length + TAG_BYTES);
      cipher(Cipher.ENCRYPT_MODE, nonce, head)
          .doFinal(content, 0, content.length, sealed, NONCE_BYTES);
      return sealed;
    }

    @Override
    byte[] open(byte[] sealed, ByteBuffer head) throws GeneralSecurityException {
      if (sealed.length < overhead()) {
        throw new GeneralSecurityException("too short");
      }
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), head)
          .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    @Override
    int overhead() {
      return NONCE_BYTES + TAG_BYTES;
    }

    private Cipher cipher(int mode, byte[] nonce, ByteBuffer head) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(head);
      return cipher;
    }
  }
}
