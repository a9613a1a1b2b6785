/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which modules of a prompt a request needs: those of the core, and those whose heading, most
 * typical words or single sentences speak of what the request does. A request that does not show
 * what it is about needs all. Where it asks in unknown words for a value of a known form, and one
 * module alone states such a one and is spoken of otherwise, it shows that.
 */
public final class ModuleChoice {

  private static final double CALLED = 20;
  private static final double TITLE = 3;
  private static final double TYPICAL = 1.5;
  private static final double SENTENCE = 6;
  private static final double CLOSE = 0.6;
  private static final double ENOUGH = 0.3;
  private static final double ANSWERS = 5;
  private static final double SURELY = 3;
  private static final double SURELY_IN_DOUBT = 1;
  private static final double MOST_OF_CLAUSE = 0.4;
  private static final double SURE = 2;
  private static final double SURE_OF_UNKNOWN = 10;
  private static final int OFTEN = 3;
  private static final int LIFT = 3;
  private static final int LEAST_WORDS = 2;

  private final ModuleCut cut;
  private final Set<String> words;
  private final double[] scores;
  private final boolean[] leading;
  private final AskedValues values;
  private boolean unknown;
  private boolean doubtful;

  private ModuleChoice(ModuleCut cut, Set<String> words) {
    this.cut = cut;
    this.words = words;
    this.scores = new double[cut.modules().size()];
    this.leading = new boolean[scores.length];
    this.values = new AskedValues(cut);
  }

  /**
   * The modules that a request needs.
   *
   * @param request what the user asks for
   * @param tools whether the model may call tools
   */
  public static Set<Module> of(ModuleCut cut, String request, boolean tools) {
    Set<String> words = Words.contentOf(request);
    if (words.size() < LEAST_WORDS || RequestForm.isGeneric(request)) {
      return new LinkedHashSet<>(cut.modules());
    }
    ModuleChoice choice = new ModuleChoice(cut, words);
    choice.scoreWords();
    choice.scoreClauses(request);
    return choice.needed(tools || RequestForm.isForTools(request));
  }

  private void scoreWords() {
    for (String word : words) {
      scoreTitles(word);
      scoreTypical(word);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] += cut.modules().get(i).isCalledBy(words) ? CALLED : 0;
    }
  }

  private void scoreTitles(String word) {
    List<Module> modules = cut.modules();
    boolean common = isCommon(word);
    double[] hits = new double[scores.length];
    int count = 0;
    for (int i = 0; i < hits.length; i++) {
      if (modules.get(i).isTitled(word)) {
        boolean alone =
            (common || RequestForm.OF_ANY.contains(word)) && isAlone(word, modules.get(i));
        hits[i] = alone ? (common ? TITLE / 2 : 0) : TITLE;
        count++;
      }
    }
    for (int i = 0; i < hits.length; i++) {
      scores[i] += count == 0 ? 0 : hits[i] / count;
    }
  }

  /* Whether a heading has more words, none of which is asked for: "To close this, ..." is not about
   * "Closing an account", nor is every question about "my account". */
  private boolean isAlone(String word, Module module) {
    return module.titleWords().size() > 1
        && words.stream().noneMatch(other -> !other.equals(word) && module.isTitled(other));
  }

  /* Whether it stands in most modules. */
  private boolean isCommon(String word) {
    int[] places = cut.sentences().placesOf(word);
    Set<Integer> in = new HashSet<>();
    for (int i = 0; i < places.length; i += 2) {
      in.add(cut.moduleOf(places[i]));
    }
    return in.size() * 2 > scores.length;
  }

  /* Words that stand in one module much more often than chance has it. */
  private void scoreTypical(String word) {
    int[] places = cut.sentences().placesOf(word);
    int[] counts = new int[scores.length];
    int total = 0;
    for (int i = 0; i < places.length; i += 2) {
      counts[cut.moduleOf(places[i])] += places[i + 1];
      total += places[i + 1];
    }
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] >= OFTEN && counts[i] * scores.length >= LIFT * total) {
        scores[i] += TYPICAL * counts[i] / total;
      }
    }
  }

  private void scoreClauses(String request) {
    List<String> dark = new ArrayList<>();
    for (String clause : RequestForm.clauses(request)) {
      Set<String> terms = Words.contentOf(clause);
      terms.removeAll(RequestForm.OF_ANY);
      values.read(clause, terms, score(terms));
      if (isUnknown(terms) || values.isOpen(clause)) {
        dark.add(clause);
      }
    }
    for (String clause : dark) {
      int module = cut.onlyOneToAnswer(clause);
      boolean answered = module >= 0 && scores[module] > 0;
      if (answered) {
        scores[module] += ANSWERS;
      } else if (values.isOpen(clause)) {
        values.searchAnywhere();
      }
      doubtful |= answered;
      unknown |= !answered;
    }
  }

  /* How much of the terms one sentence has. */
  private double score(Set<String> terms) {
    double[] found = cut.sentences().scores(terms);
    double whole = cut.sentences().whole(terms);
    double[] best = new double[scores.length];
    double top = 0;
    for (int i = 0; i < found.length; i++) {
      int module = cut.moduleOf(i);
      best[module] = Math.max(best[module], found[i]);
      top = Math.max(top, found[i]);
    }
    for (int i = 0; i < best.length && top > 0; i++) {
      scores[i] += best[i] >= CLOSE * top ? SENTENCE * best[i] / whole : 0;
      leading[i] |= best[i] >= top && top >= MOST_OF_CLAUSE * whole;
    }
    return whole == 0 ? 1 : top / whole;
  }

  /* Most of its words stand nowhere in the prompt. */
  private boolean isUnknown(Set<String> terms) {
    long missing = terms.stream().filter(word -> !cut.sentences().knows(word)).count();
    return missing >= LEAST_WORDS && missing * 2 > terms.size();
  }

  private Set<Module> needed(boolean tools) {
    double best = 0;
    for (int i = 0; i < scores.length; i++) {
      best = Math.max(best, cut.modules().get(i).isCore() ? 0 : scores[i]);
    }
    double surely = doubtful ? SURELY_IN_DOUBT : SURELY;
    double sure = unknown ? SURE_OF_UNKNOWN : SURE;
    Set<Module> needed = new LinkedHashSet<>();
    for (int i = 0; i < scores.length; i++) {
      Module module = cut.modules().get(i);
      boolean close = scores[i] >= Math.min(surely, ENOUGH * best);
      boolean called = best < sure || close || (leading[i] && scores[i] >= SURE);
      if (module.isCore() || called || values.mayBeIn(i) || (tools && module.isForTools())) {
        needed.add(module);
      }
    }
    return needed;
  }
}
