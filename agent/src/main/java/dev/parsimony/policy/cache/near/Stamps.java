/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The values of one prompt that are new in each call and say nothing else. One that the prompt has
 * in another place too, such as in code or in a tool's result, is not: the question may be about
 * that. A date is only that of the call, and only where the prompt has no other one.
 */
final class Stamps {

  /* More than that are not stamps but data. */
  private static final int MOST = 32;
  private static final Set<NormalRule> WANTED =
      EnumSet.of(NormalRule.DATES, NormalRule.UUIDS, NormalRule.IDS);

  private static final Set<NormalRule> DATES = EnumSet.of(NormalRule.DATES);

  private final Set<NormalRule> rules;
  private final LocalDate today;
  private final List<List<Stamp>> found = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> traces = new HashSet<>();
  private boolean dated;

  private Stamps(Set<NormalRule> rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  /**
   * Puts a sign in the place of each; which are the same can still be seen.
   *
   * @param open the texts that values may be taken out of
   * @param all all that the prompt says
   */
  static Stamps remove(
      Set<NormalRule> rules, List<Draft> open, Collection<String> all, LocalDate today) {
    Stamps stamps = new Stamps(rules, today);
    if (!Collections.disjoint(rules, WANTED)) {
      stamps.find(open);
      stamps.choose(all);
      for (int i = 0; i < open.size() && !stamps.numbers.isEmpty(); i++) {
        stamps.remove(open.get(i), stamps.found.get(i));
      }
    }
    return stamps;
  }

  /** What an answer must not have in it, in small letters, that others are to be given, too. */
  Set<String> traces() {
    return traces;
  }

  /** Whether a date was taken out. */
  boolean isDated() {
    return dated;
  }

  private void find(List<Draft> open) {
    for (Draft draft : open) {
      List<Stamp> stamps = StampScan.in(draft.text(), rules);
      stamps.removeIf(
          stamp -> !stamp.isNear(today) || !draft.prose().isIn(stamp.start(), stamp.end()));
      found.add(stamps);
    }
  }

  private void choose(Collection<String> all) {
    Map<String, List<Stamp>> byValue = new LinkedHashMap<>();
    for (List<Stamp> stamps : found) {
      stamps.forEach(s -> byValue.computeIfAbsent(s.value(), v -> new ArrayList<>()).add(s));
    }
    if (byValue.isEmpty() || byValue.size() > MOST) {
      return;
    }
    boolean oneDate = rules.contains(NormalRule.DATES) && datesIn(all) == 1;
    List<String> small = new ArrayList<>(all.size());
    all.forEach(text -> small.add(text.toLowerCase(Locale.ROOT)));
    byValue.forEach(
        (value, stamps) -> {
          boolean own = stamps.get(0).isDate() ? oneDate : count(value, small) == stamps.size();
          if (own) {
            numbers.put(value, numbers.size());
            traces.addAll(stamps.get(0).traces());
            dated |= stamps.get(0).isDate();
          }
        });
  }

  private static long datesIn(Collection<String> texts) {
    return texts.stream()
        .flatMap(text -> StampScan.in(text.toCharArray(), DATES).stream())
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

  /* A sign is always shorter than what it stands for. */
  private void remove(Draft draft, List<Stamp> stamps) {
    Cuts cuts = new Cuts();
    for (Stamp stamp : stamps) {
      Integer number = numbers.get(stamp.value());
      if (number != null) {
        String sign = Normaliser.SIGN + Integer.toString(number) + Normaliser.SIGN;
        sign.getChars(0, sign.length(), draft.text(), stamp.start());
        cuts.add(stamp.start() + sign.length(), stamp.end());
      }
    }
    draft.cut(cuts);
  }
}
