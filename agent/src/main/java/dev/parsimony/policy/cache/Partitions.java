/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.WireHeaders;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tenants apart: the part of a key that says who may share its answer. Holds keyed hashes of
 * credentials, never a credential.
 */
final class Partitions {

  static final String BY_CREDENTIAL = "credential";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int REMEMBERED_CREDENTIALS = 1_000;

  private final SecretKeySpec key;
  private final Map<Fingerprint, Fingerprint> byCredential = new ConcurrentHashMap<>();

  /**
   * @param key random, made once for the process
   */
  Partitions(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * @param partition the rule's own name for it, or {@link #BY_CREDENTIAL}
   */
  void feed(KeyDigest digest, String partition, CallOrigin origin, WireHeaders headers) {
    Fingerprint credential = null;
    if (!partition.equals(BY_CREDENTIAL)) {
      digest.put("named").put(partition);
    } else if ((credential = credential(headers)) != null) {
      digest.put("credential").put(remembered(credential));
    } else {
      digest.put("client").put(origin.clientInstance());
    }
  }

  private static @Nullable Fingerprint credential(WireHeaders headers) {
    KeyDigest digest = null;
    for (String name : KeyHeaders.CREDENTIALS) {
      List<String> values = headers.values(name);
      if (values.stream().anyMatch(Partitions::names)) {
        digest = (digest == null ? new KeyDigest() : digest).put(name).put(values);
      }
    }
    return digest == null ? null : digest.finish();
  }

  /* A scheme without a token names nobody: something behind the client adds the credential. */
  private static boolean names(String credential) {
    String trimmed = credential.trim();
    return !trimmed.isEmpty() && !trimmed.equalsIgnoreCase("bearer");
  }

  private Fingerprint remembered(Fingerprint credential) {
    Fingerprint keyed = byCredential.get(credential);
    if (keyed == null) {
      keyed = keyed(credential);
      if (byCredential.size() >= REMEMBERED_CREDENTIALS) {
        byCredential.clear();
      }
      byCredential.put(credential, keyed);
    }
    return keyed;
  }

  private Fingerprint keyed(Fingerprint credential) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Fingerprint.of(mac.doFinal(credential.bytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + ALGORITHM, e);
    }
  }
}
