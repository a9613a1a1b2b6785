/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.dialect.wire.CanonicalJson;
import dev.parsimony.policy.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A short digest of each part of a key, by the name of the part. */
final class FieldDigests {

  private final byte[] directoryKey;
  private final Map<String, Long> digests = new LinkedHashMap<>();

  FieldDigests(byte[] directoryKey) {
    this.directoryKey = directoryKey;
  }

  FieldDigests agentVersion() {
    return put("agent version", ParsimonyAgent.VERSION);
  }

  /** Nothing is noted of an empty one. */
  FieldDigests put(String name, String value) {
    return value.isEmpty() ? this : put(name, Collections.singletonList(value));
  }

  FieldDigests put(String name, List<String> values) {
    return add(name, new KeyDigest().put("field").put(directoryKey).put(values).last());
  }

  /** A value of a valid JSON text. */
  FieldDigests put(String name, byte[] json, int start, int end) {
    MessageDigest digest = Sha256.start();
    digest.update(directoryKey);
    CanonicalJson.update(digest, json, start, end);
    return add(name, digest);
  }

  Map<String, Long> map() {
    return digests;
  }

  /* A field may be there twice. */
  private FieldDigests add(String name, MessageDigest digest) {
    long value = ByteBuffer.wrap(digest.digest()).getLong();
    String free = name;
    for (int i = 2; digests.containsKey(free); i++) {
      free = name + " (" + i + ")";
    }
    digests.put(free, value);
    return this;
  }
}
