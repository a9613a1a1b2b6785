/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import java.util.Collections;
import java.util.List;

/** What a team says about one module of its prompt. Immutable. */
public final class ModuleRule {

  private final String begins;
  private final boolean core;
  private final boolean tools;
  private final List<String> words;

  /**
   * @param begins the line that the module begins with
   * @param core whether every request needs it
   * @param tools whether a request with tools needs it
   * @param words a request with one of them needs it, besides those that the prompt itself tells
   */
  public ModuleRule(String begins, boolean core, boolean tools, List<String> words) {
    this.begins = begins;
    this.core = core;
    this.tools = tools;
    this.words = Collections.unmodifiableList(words);
  }

  String begins() {
    return begins;
  }

  boolean isCore() {
    return core;
  }

  boolean needsTools() {
    return tools;
  }

  List<String> words() {
    return words;
  }

  /** Where it begins in a prompt, at or after a place; -1 when it does not. */
  int startIn(String prompt, int from) {
    int found = prompt.indexOf(begins, from);
    while (found > 0 && prompt.charAt(found - 1) != '\n') {
      found = prompt.indexOf(begins, found + 1);
    }
    return found;
  }
}
