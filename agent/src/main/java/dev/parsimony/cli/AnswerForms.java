/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.level.EntryLabel;
import dev.parsimony.policy.cache.level.ListedEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An answer is kept under several keys where calls that are not the very same get it, too. Whoever
 * erases it by one of them means all.
 */
final class AnswerForms {

  private static final String TREATMENT = "treatment";
  private static final long TOGETHER_MILLIS = 100;
  /* Beside the prompt, which may be written as two. */
  private static final int MOST_DIFFERENCES = 2;

  /** The other keys of some answers. Where in doubt, one more: it is bought again. */
  static List<ListedEntry> of(Collection<ListedEntry> chosen, Collection<ListedEntry> all) {
    List<ListedEntry> forms = new ArrayList<>(all);
    forms.removeAll(chosen);
    forms.removeIf(entry -> chosen.stream().noneMatch(one -> isSame(one, entry)));
    return forms;
  }

  private static boolean isSame(ListedEntry one, ListedEntry other) {
    return Math.abs(one.storedAt() - other.storedAt()) <= TOGETHER_MILLIS
        && isSame(one.label(), other.label());
  }

  private static boolean isSame(EntryLabel one, EntryLabel other) {
    Set<String> different = different(one.fields(), other.fields());
    return different.remove(TREATMENT)
        && one.rule().equals(other.rule())
        && one.tenant().equals(other.tenant())
        && one.user().equals(other.user())
        && different.size() <= MOST_DIFFERENCES;
  }

  /* By the names of whole fields. */
  private static Set<String> different(Map<String, Long> ones, Map<String, Long> others) {
    Set<String> names = new HashSet<>(ones.keySet());
    names.addAll(others.keySet());
    names.removeIf(name -> Objects.equals(ones.get(name), others.get(name)));
    Set<String> whole = new HashSet<>();
    names.forEach(name -> whole.add(name.split("[\\[.]", 2)[0]));
    return whole;
  }

  private AnswerForms() {}
}
