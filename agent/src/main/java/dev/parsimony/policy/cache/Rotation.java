/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the rule keeps several answers to the same call, which of their places is next. A place is
 * a key of its own: what is not there yet is bought by the call whose turn it is, as any miss is.
 */
final class Rotation {

  static final int REMEMBERED = 16_384;

  private final Map<Fingerprint, AtomicInteger> asked = new ConcurrentHashMap<>();

  /** The keys of the answers to a call, the first of which is its own. */
  static List<Fingerprint> keys(Fingerprint call, int answers) {
    if (answers == 1) {
      return Collections.singletonList(call);
    }
    List<Fingerprint> keys = new ArrayList<>(answers);
    keys.add(call);
    byte[] bytes = new byte[Fingerprint.BYTES];
    call.write(ByteBuffer.wrap(bytes));
    for (int place = 1; place < answers; place++) {
      keys.add(new KeyDigest().put("answer").put(place).put(bytes).finish());
    }
    return keys;
  }

  /** The place of the answer that the next call is to get, from 0: one after the other. */
  int next(List<Fingerprint> keys) {
    if (keys.size() == 1) {
      return 0;
    }
    if (asked.size() >= REMEMBERED) {
      asked.clear();
    }
    int turn = asked.computeIfAbsent(keys.get(0), key -> new AtomicInteger()).getAndIncrement();
    return Math.floorMod(turn, keys.size());
  }

  int size() {
    return asked.size();
  }
}
