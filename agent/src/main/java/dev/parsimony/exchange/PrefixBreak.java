/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Where a prompt no longer begins like one before it, by something that need not have changed, so
 * that the provider's own cache has nothing of what follows. Immutable.
 */
public final class PrefixBreak {

  private final String code;
  private final String place;
  private final String caller;
  private final long tokens;
  private final @Nullable Long cost;

  /**
   * @param code a fixed code for what has changed, such as {@code timestamp}
   * @param place where in the request, such as {@code system} or {@code messages[2]}
   * @param caller the class of the application that made the call; empty where nobody knows
   * @param tokens that could have been read from the provider's cache, by a rough count
   * @param nanoDollars what they cost more than if they had been; null when nobody knows
   */
  public PrefixBreak(
      String code, String place, String caller, long tokens, @Nullable Long nanoDollars) {
    this.code = requireNonNull(code, "code is null");
    this.place = requireNonNull(place, "place is null");
    this.caller = requireNonNull(caller, "caller is null");
    this.tokens = tokens;
    this.cost = nanoDollars;
  }

  public String code() {
    return code;
  }

  public String place() {
    return place;
  }

  /** The part of the request that it is in: {@code tools}, {@code system} or {@code messages}. */
  public String part() {
    int index = place.indexOf('[');
    return index < 0 ? place : place.substring(0, index);
  }

  /** The class of the application that made the call; empty where nobody knows. */
  public String caller() {
    return caller;
  }

  /** The tokens that could have been read from the provider's cache, by a rough count. */
  public long tokens() {
    return tokens;
  }

  /** What they cost more than if they had been, in nano-dollars; null when nobody knows. */
  public @Nullable Long cost() {
    return cost;
  }
}
