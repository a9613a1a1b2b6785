/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** What one request asks of a model: the newest words, and what stands around them. Immutable. */
public final class Task {

  private final String text;
  private final String system;
  private final long contextChars;
  private final int turns;
  private final boolean tools;
  private final boolean structured;

  private Task(
      String text, String system, long contextChars, int turns, boolean tools, boolean structured) {
    this.text = requireNonNull(text, "text is null");
    this.system = requireNonNull(system, "system is null");
    this.contextChars = contextChars;
    this.turns = turns;
    this.tools = tools;
    this.structured = structured;
  }

  /** A question with nothing around it. */
  public static Task of(String text) {
    return new Task(text, "", 0, 0, false, false);
  }

  /** What a request asks. Reads its texts anew. */
  public static Task of(RequestFacts facts) {
    List<String> texts = facts.texts();
    String system = facts.systemPrompt();
    String newest = "";
    long chars = 0;
    int turns = 0;
    for (String text : texts) {
      chars += text.length();
      if (!text.equals(system)) {
        newest = text;
        turns++;
      }
    }
    boolean json = "json".equals(facts.parameter(Parameter.OUTPUT_TYPE));
    return new Task(
        newest, system, chars - newest.length(), Math.max(0, turns - 1), facts.tools(), json);
  }

  public Task withSystem(String value) {
    long around = contextChars - system.length() + value.length();
    return new Task(text, value, around, turns, tools, structured);
  }

  /** Turns before the newest, and how many characters they have together. */
  public Task withHistory(int earlierTurns, long chars) {
    return new Task(text, system, chars + system.length(), earlierTurns, tools, structured);
  }

  public Task withTools(boolean value) {
    return new Task(text, system, contextChars, turns, value, structured);
  }

  /** Whether the answer must be JSON by a parameter of the request. */
  public Task withStructured(boolean value) {
    return new Task(text, system, contextChars, turns, tools, value);
  }

  String text() {
    return text;
  }

  String system() {
    return system;
  }

  long contextChars() {
    return contextChars;
  }

  int turns() {
    return turns;
  }

  boolean tools() {
    return tools;
  }

  boolean structured() {
    return structured;
  }
}
