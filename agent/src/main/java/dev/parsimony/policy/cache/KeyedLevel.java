/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.cache.level.AnswerLevel;
import org.jspecify.annotations.Nullable;

/**
 * A level behind memory, with the keys that calls have there. They are made with random bytes of
 * the store behind the level: elsewhere they mean nothing.
 */
final class KeyedLevel {

  private final AnswerLevel level;
  private volatile @Nullable Keys keys;

  KeyedLevel(AnswerLevel level) {
    this.level = level;
  }

  AnswerLevel level() {
    return level;
  }

  /** Null where the level is not open, or the call could not be known again there. */
  @Nullable Fingerprint key(PolicyCall call, CacheSettings settings) {
    byte[] random = level.fingerprintKey();
    if (random == null) {
      return null;
    }
    Keys made = keys;
    if (made == null || made.random != random) {
      made = new Keys(random);
      keys = made;
    }
    return made.fingerprinter.lasting(call, settings);
  }

  /** The keys that go with one array of random bytes. */
  private static final class Keys {

    final byte[] random;
    final Fingerprinter fingerprinter;

    Keys(byte[] random) {
      this.random = random;
      this.fingerprinter = new Fingerprinter(new Partitions(random));
    }
  }
}
