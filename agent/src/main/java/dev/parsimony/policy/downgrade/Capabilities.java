/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What models of one kind can do and take. Immutable. */
final class Capabilities {

  private static final long UNLIMITED = Long.MAX_VALUE / 2;
  private static final Set<Trait> DEMANDS =
      Collections.unmodifiableSet(EnumSet.of(Trait.ALWAYS_THINKS, Trait.SIGNED_CALLS, Trait.LEVEL));

  private final Set<Trait> traits;
  private final List<String> efforts;
  private final @Nullable String byDefault;
  private final long context;
  private final long output;

  /**
   * @param byDefault the effort of thinking where a request says none; null where nobody knows
   */
  Capabilities(
      Set<Trait> traits,
      List<String> efforts,
      @Nullable String byDefault,
      long context,
      long output) {
    this.traits = Collections.unmodifiableSet(traits);
    this.efforts = Collections.unmodifiableList(efforts);
    this.byDefault = byDefault;
    this.context = context;
    this.output = output;
  }

  /** Those that a rule vouches for. */
  static Capabilities listed(Set<Trait> traits) {
    return trusted(traits, traits.contains(Trait.REASONING) ? "medium" : null);
  }

  /** Those of a model of which a rule says nothing but that it will do. */
  static Capabilities trusted() {
    return trusted(EnumSet.complementOf(EnumSet.copyOf(DEMANDS)), null);
  }

  private static Capabilities trusted(Set<Trait> traits, @Nullable String byDefault) {
    return new Capabilities(traits, Collections.emptyList(), byDefault, UNLIMITED, UNLIMITED);
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The reasoning efforts that it takes, the least first; none where it takes none. */
  List<String> efforts() {
    return efforts;
  }

  /** The effort of thinking where a request says none; null where nobody knows. */
  @Nullable String byDefault() {
    return byDefault;
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
