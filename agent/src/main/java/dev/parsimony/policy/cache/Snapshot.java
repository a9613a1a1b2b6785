/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import org.jspecify.annotations.Nullable;

/** The model that said an answer, by the name that it gave itself. Immutable. */
final class Snapshot {

  /** Of an answer that does not say which model it is of. */
  static final Snapshot UNKNOWN = new Snapshot(null, "", true);

  private final @Nullable ModelAlias alias;
  private final String name;
  private final boolean asAsked;

  /**
   * @param alias the name that it was asked by; null where it does not say what it is
   * @param asAsked whether the application itself asked by that name
   */
  Snapshot(@Nullable ModelAlias alias, String name, boolean asAsked) {
    this.alias = alias;
    this.name = name;
    this.asAsked = asAsked;
  }

  /** The name to keep where the call alone tells what was asked for; empty for none. */
  String lastingName() {
    return asAsked ? name : "";
  }

  /** Whether another one answers by now that was not there when an answer was stored. */
  boolean isGone(long storedAt) {
    return alias != null && alias.hasLeft(name, storedAt);
  }
}
