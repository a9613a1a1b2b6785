/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of one wording. */
final class WordingParser {

  private static final int MOST_CHARS = 4_000;
  private static final int MOST_SLOTS = 16;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private final String text;
  private final List<String> constants = new ArrayList<>();
  private final List<String> slots = new ArrayList<>();
  private final StringBuilder constant = new StringBuilder();

  WordingParser(String text) {
    this.text = text.trim();
  }

  /** Null where the text is none. */
  @Nullable Wording parse() {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      at = step(at);
    }
    constants.add(constant.toString());
    return at >= 0 && isWhole() ? new Wording(text, constants, slots) : null;
  }

  /* Reads from one place to the next; negative where that cannot be. */
  private int step(int at) {
    char c = text.charAt(at);
    if (c != '{' && c != '}') {
      constant.append(c);
      return at + 1;
    }
    if (at + 1 < text.length() && text.charAt(at + 1) == c) {
      constant.append(c);
      return at + 2;
    }
    int end = c == '{' ? text.indexOf('}', at) : -1;
    return end < 0 || !addSlot(text.substring(at + 1, end)) ? -1 : end + 1;
  }

  private boolean addSlot(String name) {
    boolean first = slots.isEmpty();
    if (!NAME.matcher(name).matches() || (!first && constant.length() == 0)) {
      return false;
    }
    constants.add(constant.toString());
    constant.setLength(0);
    slots.add(name);
    return true;
  }

  private boolean isWhole() {
    return text.length() <= MOST_CHARS
        && !slots.isEmpty()
        && slots.size() <= MOST_SLOTS
        && String.join("", constants).chars().anyMatch(Character::isLetter);
  }
}
