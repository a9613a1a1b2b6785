/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import dev.parsimony.policy.compress.text.Words;
import java.util.Set;

/** A part of a prompt that can be left out by itself. Immutable. */
public final class Module {

  private final String title;
  private final int start;
  private final int end;
  private final boolean core;
  private final boolean tools;
  private final Set<String> titleWords;
  private final Callers callers;

  private Module(String title, int start, int end, boolean core, boolean tools, Callers callers) {
    this.title = title;
    this.start = start;
    this.end = end;
    this.core = core;
    this.tools = tools;
    this.titleWords = Words.contentOf(title);
    this.callers = callers;
  }

  /** One that is known by its heading only. */
  static Module titled(String title, int start, int end, boolean always) {
    boolean core = always || CoreTitles.isCore(title);
    boolean tools = CoreTitles.isTools(title);
    return new Module(title, start, end, core, tools, Callers.NONE);
  }

  /** One that a rule speaks of. */
  static Module ruled(ModuleRule rule, int start, int end) {
    return new Module(rule.begins(), start, end, rule.isCore(), rule.needsTools(), rule.callers());
  }

  /** Its heading without marks; empty for what stands before the first one. */
  public String title() {
    return title;
  }

  /** Whether every request needs it. */
  public boolean isCore() {
    return core;
  }

  /** Whether a request needs it as soon as the model may call tools. */
  public boolean isForTools() {
    return tools;
  }

  public int length() {
    return end - start;
  }

  /** How many characters of the prompt stand before it. */
  public int start() {
    return start;
  }

  int end() {
    return end;
  }

  Set<String> titleWords() {
    return titleWords;
  }

  /** Whether its heading has a word, or one that begins like it. */
  boolean isTitled(String word) {
    return titleWords.stream().anyMatch(each -> each.equals(word) || sameBeginning(each, word));
  }

  private static boolean sameBeginning(String one, String other) {
    return one.length() >= 4 && other.length() >= 4 && one.regionMatches(0, other, 0, 4);
  }

  /** Whether a rule has the words of a request call for it. */
  boolean isCalledBy(Set<String> request) {
    return callers.call(request);
  }
}
