/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One call's way through the levels behind memory: at each it waits for the opening, and reads. */
final class LevelSearch {

  private final KeyedCall call;
  private final Iterator<KeyedLevel> levels;
  private @Nullable KeyedLevel current;
  private @Nullable LevelRead wait;
  private boolean reads;
  private @Nullable String trouble;

  LevelSearch(KeyedCall call, Iterator<KeyedLevel> levels) {
    this.call = call;
    this.levels = levels;
  }

  /** The next wait; null when there is nothing more to wait for, or an entry has come. */
  @Nullable LevelRead next() {
    if (entry() != null) {
      return null;
    }
    KeyedLevel at = current;
    if (at != null && wait != null && wait.isLate()) {
      trouble = at.level().name() + "_slow";
    }
    wait = null;
    while (wait == null && advance()) {
      wait = step();
    }
    return wait;
  }

  /** What has come; null for nothing. */
  @Nullable Entry entry() {
    return wait == null ? null : wait.entry();
  }

  /** The name of the level that the entry has come from. */
  @Nullable String foundIn() {
    return entry() == null || current == null ? null : current.level().name();
  }

  /** Why a level did not tell what it has; null when all did. */
  @Nullable String trouble() {
    return trouble;
  }

  private boolean advance() {
    if (current != null && !reads) {
      reads = true;
      return true;
    }
    reads = false;
    current = levels.hasNext() ? levels.next() : null;
    return current != null;
  }

  private @Nullable LevelRead step() {
    KeyedLevel at = current;
    if (at == null) {
      return null;
    }
    AnswerLevel level = at.level();
    if (!reads) {
      level.begin();
      return level.opening(call.timeoutNanos());
    }
    if (level.isDown()) {
      trouble = level.name() + "_down";
      return null;
    }
    Fingerprint key = at.key(call.behindMemory(), call.settings());
    return key == null ? null : level.read(key);
  }
}
