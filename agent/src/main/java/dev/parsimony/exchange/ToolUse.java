/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** One call of a tool in an answer. Immutable. */
public final class ToolUse {

  private final @Nullable String name;
  private final String arguments;

  /**
   * @param name null where the answer does not say
   * @param arguments as the model wrote them; empty for none
   */
  public ToolUse(@Nullable String name, String arguments) {
    this.name = name;
    this.arguments = requireNonNull(arguments, "arguments is null");
  }

  /** The tool's name; null where the answer does not say. */
  public @Nullable String name() {
    return name;
  }

  /** What the model wrote, be it JSON or not; empty for none. */
  public String arguments() {
    return arguments;
  }
}
