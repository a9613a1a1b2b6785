/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import dev.parsimony.policy.cache.near.NormalRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of one prompt that are new in each call and say nothing else. One that the prompt has
 * in another place too, such as in code or in a tool's result, is not: the question may be about
 * that. A date is only that of the call, and only where the prompt has no other one.
 */
final class Stamps {

  /* More than that are not stamps but data. */
  private static final int MOST = 32;

  private final Set<NormalRule> rules;
  private final LocalDate today;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> traces = new HashSet<>();

  private Stamps(Set<NormalRule> rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  /**
   * @param open the texts that values may be taken out of
   * @param all all that the prompt says
   */
  static Stamps of(
      Set<NormalRule> rules, Collection<String> open, Collection<String> all, LocalDate today) {
    Stamps stamps = new Stamps(rules, today);
    if (stamps.areWanted()) {
      stamps.take(open, all);
    }
    return stamps;
  }

  /** What an answer must not have in it, in small letters, that others are to be given, too. */
  Set<String> traces() {
    return traces;
  }

  /** A text with a sign in the place of each; which are the same can still be seen. */
  String removed(String text) {
    if (numbers.isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (Stamp stamp : inProse(text)) {
      Integer number = numbers.get(stamp.value());
      if (number != null) {
        out.append(text, copied, stamp.start()).append(PlainNormaliser.SIGN).append(number);
        out.append(PlainNormaliser.SIGN);
        copied = stamp.end();
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private boolean areWanted() {
    return rules.contains(NormalRule.DATES)
        || rules.contains(NormalRule.UUIDS)
        || rules.contains(NormalRule.IDS);
  }

  private void take(Collection<String> open, Collection<String> all) {
    Map<String, List<Stamp>> found = new LinkedHashMap<>();
    for (String text : open) {
      inProse(text).forEach(s -> found.computeIfAbsent(s.value(), v -> new ArrayList<>()).add(s));
    }
    if (found.isEmpty() || found.size() > MOST) {
      return;
    }
    boolean oneDate = rules.contains(NormalRule.DATES) && datesIn(all) == 1;
    List<String> small = new ArrayList<>(all.size());
    all.forEach(text -> small.add(text.toLowerCase(Locale.ROOT)));
    found.forEach(
        (value, stamps) -> {
          boolean own = Dates.isDate(value) ? oneDate : count(value, small) == stamps.size();
          if (own) {
            numbers.put(value, numbers.size());
            traces.addAll(stamps.get(0).traces());
          }
        });
  }

  private static long datesIn(Collection<String> texts) {
    return texts.stream()
        .flatMap(text -> Dates.in(text).stream())
        .map(Stamp::value)
        .distinct()
        .count();
  }

  private static int count(String value, Collection<String> texts) {
    int count = 0;
    for (String text : texts) {
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        count++;
      }
    }
    return count;
  }

  /* In order, none within another. */
  private Collection<Stamp> inProse(String text) {
    List<Stamp> found = new ArrayList<>();
    if (rules.contains(NormalRule.DATES)) {
      Dates.in(text).stream().filter(date -> Dates.isNear(date, today)).forEach(found::add);
    }
    if (rules.contains(NormalRule.UUIDS)) {
      found.addAll(Ids.in(text, Ids.UUID));
    }
    if (rules.contains(NormalRule.IDS)) {
      found.addAll(Ids.in(text, Ids.HEXADECIMAL));
    }
    TreeMap<Integer, Stamp> ordered = new TreeMap<>();
    if (!found.isEmpty()) {
      Prose prose = Prose.of(text);
      found.removeIf(stamp -> !prose.isIn(stamp.start(), stamp.end()));
      found.forEach(stamp -> ordered.put(stamp.start(), stamp));
    }
    return ordered.values();
  }
}
