/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cuts of the prompts that were seen last, bounded by their characters. Thread-safe. */
public final class CutCache {

  private static final long MOST_CHARS = 1_000_000;
  private static final int FIRST_SIZE = 16;
  private static final float LOAD = 0.75f;

  private final Map<String, Optional<ModuleCut>> cuts = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);
  private long chars;

  /**
   * The cut of a prompt.
   *
   * @param cutter makes it when it is not there; answers with null when there is nothing to cut
   */
  public @Nullable ModuleCut of(String prompt, Function<String, @Nullable ModuleCut> cutter) {
    Optional<ModuleCut> known = find(prompt);
    if (known == null) {
      known = Optional.ofNullable(cutter.apply(prompt));
      put(prompt, known);
    }
    return known.orElse(null);
  }

  private synchronized @Nullable Optional<ModuleCut> find(String prompt) {
    return cuts.get(prompt);
  }

  private synchronized void put(String prompt, Optional<ModuleCut> cut) {
    if (prompt.length() > MOST_CHARS || cuts.put(prompt, cut) != null) {
      return;
    }
    chars += prompt.length();
    Iterator<String> oldest = cuts.keySet().iterator();
    while (chars > MOST_CHARS) {
      chars -= oldest.next().length();
      oldest.remove();
    }
  }
}
