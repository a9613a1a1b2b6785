/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import java.util.List;

/**
 * What one request asks of a model: the user's newest words, and what stands around them.
 * Immutable.
 */
public final class Task {

  private static final int SHORT_TURN = 80;

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

  /** What a request asks. Reads its prompt anew. */
  public static Task of(RequestFacts facts) {
    return of(facts, facts.prompt());
  }

  /**
   * What a request asks. A short newest turn of the user, such as a yes, stands with those before.
   *
   * @param prompt as it was read from the request
   */
  public static Task of(RequestFacts facts, Prompt prompt) {
    String text = "";
    long chars = 0;
    int turns = -1;
    List<Message> messages = prompt.messages();
    for (int i = messages.size() - 1; i >= 0; i--) {
      Message message = messages.get(i);
      turns += message.role() == Role.SYSTEM ? 0 : 1;
      if (message.role() == Role.USER && text.length() < SHORT_TURN) {
        text = text.isEmpty() ? message.text() : message.text() + "\n" + text;
      } else {
        chars += chars(message);
      }
    }
    if (text.isEmpty()) {
      text = String.join("\n", facts.texts());
    }
    boolean json = "json".equals(facts.parameter(Parameter.OUTPUT_TYPE));
    return new Task(text, prompt.system(), chars, Math.max(0, turns), facts.tools(), json);
  }

  private static long chars(Message message) {
    return message.parts().stream().map(Part::text).mapToLong(String::length).sum();
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
