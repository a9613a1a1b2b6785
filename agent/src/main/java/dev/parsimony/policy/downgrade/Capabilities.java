/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What models of one kind can do and take. Immutable. */
final class Capabilities {

  private static final long UNLIMITED = Long.MAX_VALUE / 2;
  private static final Set<Trait> DEMANDS =
      Collections.unmodifiableSet(EnumSet.of(Trait.ALWAYS_THINKS, Trait.SIGNED_CALLS, Trait.LEVEL));

  private final Set<Trait> traits;
  private final List<String> efforts;
  private final long context;
  private final long output;

  Capabilities(Set<Trait> traits, List<String> efforts, long context, long output) {
    this.traits = Collections.unmodifiableSet(traits);
    this.efforts = Collections.unmodifiableList(efforts);
    this.context = context;
    this.output = output;
  }

  /** Those that a rule vouches for. */
  static Capabilities trusted(Set<Trait> traits) {
    return new Capabilities(traits, Collections.emptyList(), UNLIMITED, UNLIMITED);
  }

  /** Those of a model of which a rule says nothing but that it will do. */
  static Capabilities trusted() {
    return trusted(EnumSet.complementOf(EnumSet.copyOf(DEMANDS)));
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The reasoning efforts that it takes, the least first; none where it takes none. */
  List<String> efforts() {
    return efforts;
  }

  /** The tokens that prompt and answer may have together. */
  long context() {
    return context;
  }

  /** The tokens that an answer may have. */
  long output() {
    return output;
  }
}
