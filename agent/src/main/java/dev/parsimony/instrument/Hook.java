/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** A method that is woven. */
final class Hook {

  private static final int PUBLIC = Modifier.PUBLIC;
  private static final int PROTECTED = Modifier.PROTECTED;

  private final String method;
  private final @Nullable String descriptor;
  private final @Nullable Question question;
  private final @Nullable Passing passing;
  private final boolean around;

  private Hook(
      String method,
      @Nullable String descriptor,
      @Nullable Question question,
      @Nullable Passing passing,
      boolean around) {
    this.method = method;
    this.descriptor = descriptor;
    this.question = question;
    this.passing = passing;
    this.around = around;
  }

  /** Each public method of this name that returns an object or nothing. */
  static Hook of(String method) {
    return new Hook(method, null, null, null, false);
  }

  /**
   * One method, public or protected, whose calls are told to the agent where a question is answered
   * with yes.
   */
  static Hook asking(Question question, String method, String descriptor) {
    return new Hook(method, descriptor, question, null, false);
  }

  /** The same, which tells the agent something else than its arguments. */
  Hook passing(Passing other) {
    return new Hook(method, descriptor, question, other, false);
  }

  /** One method, public or protected, whose beginning and end are told to the agent. */
  static Hook around(String method, String descriptor) {
    return new Hook(method, descriptor, null, null, true);
  }

  String method() {
    return method;
  }

  boolean means(int access, String name, String signature) {
    int visible = descriptor == null ? PUBLIC : PUBLIC | PROTECTED;
    return method.equals(name)
        && (access & visible) != 0
        && (descriptor == null || descriptor.equals(signature));
  }

  /** Asked by the woven method itself; null when its calls are always told. */
  @Nullable Question question() {
    return question;
  }

  /** Whether its beginning and its end are told, and nothing is asked. */
  boolean isAround() {
    return around;
  }

  /** What it tells the agent; null for its arguments. */
  @Nullable Passing passing() {
    return passing;
  }
}
