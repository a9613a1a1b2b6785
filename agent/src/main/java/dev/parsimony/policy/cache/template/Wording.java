/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A text with slots: what stands in it always, and the names of what stands between. Immutable. */
public final class Wording {

  static final Kind<Wording> KIND =
      Kinds.of(
          "a text with slots",
          "at most 4000 characters with a {slot} or several, never two without text between; {{ and"
              + " }} stand for braces",
          Wording::parse,
          Wording::text);

  private static final int MOST_TEXT_CHARS = 100_000;

  private final String text;
  /* One more than slots: the last one may be empty, and so may the first. */
  private final List<String> constants;
  private final List<String> slots;

  Wording(String text, List<String> constants, List<String> slots) {
    this.text = text;
    this.constants = Collections.unmodifiableList(constants);
    this.slots = Collections.unmodifiableList(slots);
  }

  /** Null where the text is none. */
  static @Nullable Wording parse(String text) {
    return new WordingParser(text).parse();
  }

  /** The text as it was written. */
  String text() {
    return text;
  }

  /** The names of the slots. */
  TreeSet<String> slots() {
    return new TreeSet<>(slots);
  }

  /** In how many places a slot stands. */
  int places(String slot) {
    return Collections.frequency(slots, slot);
  }

  /**
   * The values of the slots by their names.
   *
   * @return null where the text is of another wording, or could be cut in more than one way
   */
  @Nullable Map<String, String> match(String said) {
    int[] first = said.length() > MOST_TEXT_CHARS ? null : leftmost(said);
    if (first == null || !isRightmost(said, first)) {
      return null;
    }
    Map<String, String> values = new HashMap<>();
    int start = constants.get(0).length();
    for (int i = 0; i < slots.size(); i++) {
      String value = said.substring(start, first[i]);
      String twin = values.put(slots.get(i), value);
      if (twin != null && !twin.equals(value)) {
        return null;
      }
      start = first[i] + constants.get(i + 1).length();
    }
    return values;
  }

  /* Where the constants behind the slots stand, each as far in front as can be. */
  private int @Nullable [] leftmost(String said) {
    int last = slots.size();
    int end = said.length() - constants.get(last).length();
    int from = constants.get(0).length();
    if (!said.startsWith(constants.get(0)) || !said.endsWith(constants.get(last)) || end < from) {
      return null;
    }
    int[] places = new int[last];
    for (int i = 1; i < last; i++) {
      places[i - 1] = said.indexOf(constants.get(i), from);
      from = places[i - 1] + constants.get(i).length();
      if (places[i - 1] < 0 || from > end) {
        return null;
      }
    }
    places[last - 1] = end;
    return places;
  }

  /* Whether each of them stands as far behind as can be, too: then there is one way only. */
  private boolean isRightmost(String said, int[] places) {
    int end = places[slots.size() - 1];
    for (int i = slots.size() - 1; i > 0; i--) {
      int at = said.lastIndexOf(constants.get(i), end - constants.get(i).length());
      if (at != places[i - 1]) {
        return false;
      }
      end = at;
    }
    return true;
  }
}
