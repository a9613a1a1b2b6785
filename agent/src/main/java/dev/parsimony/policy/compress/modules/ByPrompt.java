/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of the prompts that were seen last, bounded by their characters. Thread-safe.
 *
 * @param <T> what is made of a prompt
 */
public final class ByPrompt<T> {

  private static final long MOST_CHARS = 1_000_000;
  private static final int FIRST_SIZE = 16;
  private static final float LOAD = 0.75f;

  private final Map<String, Optional<T>> made = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);
  private long chars;

  /**
   * What is made of a prompt.
   *
   * @param maker makes it when it is not there; answers with null when there is nothing to make
   */
  public @Nullable T of(String prompt, Function<String, @Nullable T> maker) {
    Optional<T> known = find(prompt);
    if (known == null) {
      known = Optional.ofNullable(maker.apply(prompt));
      put(prompt, known);
    }
    return known.orElse(null);
  }

  private synchronized @Nullable Optional<T> find(String prompt) {
    return made.get(prompt);
  }

  private synchronized void put(String prompt, Optional<T> one) {
    if (prompt.length() > MOST_CHARS || made.put(prompt, one) != null) {
      return;
    }
    chars += prompt.length();
    Iterator<String> oldest = made.keySet().iterator();
    while (chars > MOST_CHARS) {
      chars -= oldest.next().length();
      oldest.remove();
    }
  }
}
