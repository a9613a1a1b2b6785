/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

/** What a team says about one module of its prompt. Immutable. */
public final class ModuleRule {

  private static final int ANYWHERE = -1;

  private final String begins;
  private final int at;
  private final boolean core;
  private final boolean tools;
  private final Callers callers;

  private ModuleRule(String begins, int at, boolean core, boolean tools, Callers callers) {
    this.begins = begins;
    this.at = at;
    this.core = core;
    this.tools = tools;
    this.callers = callers;
  }

  /**
   * @param begins the line that the module begins with
   * @param core whether every request needs it
   * @param tools whether a request with tools needs it
   * @param callers what calls for it, besides what the prompt itself tells
   */
  public static ModuleRule of(String begins, boolean core, boolean tools, Callers callers) {
    return new ModuleRule(begins, ANYWHERE, core, tools, callers);
  }

  /** The same for a module that begins at a place, in UTF-16 characters, be it within a line. */
  public ModuleRule at(int offset) {
    return new ModuleRule(begins, offset, core, tools, callers);
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

  Callers callers() {
    return callers;
  }

  /** Where it begins in a prompt, at or after a place; -1 when it does not. */
  int startIn(String prompt, int from) {
    if (at != ANYWHERE) {
      return at >= from && prompt.startsWith(begins, at) ? at : -1;
    }
    int found = prompt.indexOf(begins, from);
    while (found > 0 && prompt.charAt(found - 1) != '\n') {
      found = prompt.indexOf(begins, found + 1);
    }
    return found;
  }
}
