/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.record;

import dev.parsimony.policy.compress.text.WordSet;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which values of a record a task is about. */
final class FieldChoice {

  private static final int LEAST_NAMED = 2;
  private static final int FEW = 2;

  /* Say what to make of a record, and only by the way what a field is called. */
  private static final Set<String> FORMS =
      WordSet.of("text part section table list line report record row point file");

  private final Set<String> task;
  private final Set<String> explained = new HashSet<>();

  FieldChoice(String task) {
    this.task = spokenIn(task);
  }

  /** The values that are to stay; all of them when the task does not say what it is about. */
  Set<Leaf> choose(List<Leaf> leaves) {
    Set<Leaf> kept = new LinkedHashSet<>();
    for (Leaf leaf : leaves) {
      if (isNamed(leaf)) {
        kept.add(leaf);
      }
    }
    if (kept.size() < LEAST_NAMED) {
      return new LinkedHashSet<>(leaves);
    }
    kept.addAll(ofWholeObjects(leaves, kept));
    kept.addAll(withUnexplainedWords(leaves));
    return kept;
  }

  /** The words of a text, those that names in it are made of included. */
  static Set<String> spokenIn(String text) {
    Set<String> words = new HashSet<>(Words.of(text));
    words.addAll(Words.ofName(text));
    return words;
  }

  /* At least half of the words of its name, and not those alone that say what to write. */
  private boolean isNamed(Leaf leaf) {
    Set<String> name = leaf.nameWords();
    Set<String> said = new HashSet<>(name);
    said.retainAll(task);
    explained.addAll(said);
    boolean forms = said.size() < name.size() && FORMS.containsAll(said);
    return !said.isEmpty() && said.size() * 2 >= name.size() && !forms;
  }

  /* An object that is named, and none of its values is: all of it is meant. */
  private Set<Leaf> ofWholeObjects(List<Leaf> leaves, Set<Leaf> named) {
    Map<Set<String>, List<Leaf>> objects = new HashMap<>();
    for (Leaf leaf : leaves) {
      leaf.outerWords().stream()
          .filter(task::containsAll)
          .forEach(words -> objects.computeIfAbsent(words, any -> new ArrayList<>()).add(leaf));
    }
    Set<Leaf> whole = new LinkedHashSet<>();
    objects.forEach(
        (words, each) -> {
          explained.addAll(words);
          if (each.stream().noneMatch(named::contains)) {
            whole.addAll(each);
          }
        });
    return whole;
  }

  /* What the task says and no name does may be in a value. */
  private Set<Leaf> withUnexplainedWords(List<Leaf> leaves) {
    Set<String> open = Words.contentOf(String.join(" ", task));
    open.removeAll(explained);
    Map<String, List<Leaf>> found = new HashMap<>();
    for (Leaf leaf : leaves) {
      for (String word : Words.contentOf(leaf.node().json())) {
        if (open.contains(word)) {
          found.computeIfAbsent(word, any -> new ArrayList<>()).add(leaf);
        }
      }
    }
    Set<Leaf> kept = new LinkedHashSet<>();
    found.values().stream().filter(each -> each.size() <= FEW).forEach(kept::addAll);
    return kept;
  }
}
