/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.policy.Fingerprint;
import org.jspecify.annotations.Nullable;

/** Where entries are kept behind memory. Never holds up or fails a caller. */
public interface AnswerLevel {

  /** The name under which it is known in telemetry. */
  String name();

  /** Begins to open it, at the first call. */
  void begin();

  /**
   * A wait for it to open; null when it is known what becomes of that, or when it takes so long
   * that no more calls are to wait.
   *
   * @param timeoutNanos how long the application waits for the call; 0 for ever
   */
  @Nullable LevelRead opening(long timeoutNanos);

  /** Whether it should be there, but cannot be asked for now. */
  boolean isDown();

  /**
   * What keys the fingerprints of this store, the same array for as long as they are good; null
   * while or because it is not open.
   */
  byte @Nullable [] fingerprintKey();

  /** Begins to read an entry; null when there is nothing to wait for. */
  @Nullable LevelRead read(Fingerprint key);

  /** Whether entries are to have labels here. */
  default boolean keepsLabels() {
    return false;
  }

  /** Has something run whenever entries were erased from outside of this process. */
  default void whenPurged(Runnable then) {}

  /**
   * Has an entry written soon, unless a later one is there.
   *
   * @param order its place among all entries of this process, from 1
   */
  void put(Entry entry, long order);
}
