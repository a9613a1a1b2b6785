/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call's way through the levels behind memory: at each it waits for the opening, and reads. It
 * goes on where what has come is past its time, since a level behind may have a newer one.
 */
final class LevelSearch {

  private final KeyedCall call;
  private final Iterator<KeyedLevel> levels;
  private final Function<Entry, @Nullable StoredAnswer> reader;
  private @Nullable KeyedLevel current;
  private @Nullable LevelRead wait;
  private boolean reads;
  private @Nullable String trouble;
  private @Nullable StoredAnswer found;
  private @Nullable String foundIn;

  LevelSearch(
      KeyedCall call, Iterator<KeyedLevel> levels, Function<Entry, @Nullable StoredAnswer> reader) {
    this.call = call;
    this.levels = levels;
    this.reader = reader;
  }

  /** The next wait; null when there is nothing more to wait for, or a good answer has come. */
  @Nullable LevelRead next() {
    if (take()) {
      return null;
    }
    wait = null;
    while (wait == null && advance()) {
      wait = step();
    }
    return wait;
  }

  /** What has come; null for nothing. */
  @Nullable StoredAnswer found() {
    return found;
  }

  /** The name of the level that it has come from. */
  @Nullable String foundIn() {
    return foundIn;
  }

  /** Why a level did not tell what it has; null when all did. */
  @Nullable String trouble() {
    return trouble;
  }

  /* Whether what has come is what was looked for. */
  private boolean take() {
    KeyedLevel at = current;
    if (at == null || wait == null) {
      return false;
    }
    if (wait.isLate()) {
      trouble = at.level().name() + "_slow";
    }
    Entry entry = wait.entry();
    StoredAnswer come = entry == null ? null : reader.apply(entry);
    boolean good = come != null && !call.isPast(come);
    if (come != null && (good || found == null)) {
      found = come;
      foundIn = at.level().name();
    }
    return good;
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
