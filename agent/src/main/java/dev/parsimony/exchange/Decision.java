/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What one policy decided for a call, why, and under which rule. */
public final class Decision {

  private final String policy;
  private final String outcome;
  private final String reason;
  private final String rule;
  private final long savedTokens;
  private final @Nullable String level;
  private final @Nullable String template;
  private final boolean imagined;

  /**
   * @param policy the policy's name, such as {@code cache}
   * @param outcome what it did, such as {@code hit}
   * @param reason a fixed reason code, such as {@code no_rule}
   * @param rule the name of the rule whose settings it followed; empty for none
   */
  public Decision(String policy, String outcome, String reason, String rule) {
    this(policy, outcome, reason, rule, 0, null, null, false);
  }

  private Decision(
      String policy,
      String outcome,
      String reason,
      String rule,
      long savedTokens,
      @Nullable String level,
      @Nullable String template,
      boolean imagined) {
    this.policy = requireNonNull(policy, "policy is null");
    this.outcome = requireNonNull(outcome, "outcome is null");
    this.reason = requireNonNull(reason, "reason is null");
    this.rule = requireNonNull(rule, "rule is null");
    this.savedTokens = savedTokens;
    this.level = level;
    this.template = template;
    this.imagined = imagined;
  }

  /** A decision that no rule speaks for. */
  public Decision(String policy, String outcome, String reason) {
    this(policy, outcome, reason, "");
  }

  /**
   * The same with what it saved.
   *
   * @param estimated our own rough count of the tokens
   */
  public Decision saving(long estimated) {
    return new Decision(policy, outcome, reason, rule, estimated, level, template, imagined);
  }

  /**
   * The same with the place where it found something.
   *
   * @param found such as {@code disk}
   */
  public Decision at(String found) {
    return new Decision(policy, outcome, reason, rule, savedTokens, found, template, imagined);
  }

  /**
   * The same with the template that the call is of.
   *
   * @param place where the rule has it, such as {@code template[0]}
   */
  public Decision byTemplate(String place) {
    return new Decision(policy, outcome, reason, rule, savedTokens, level, place, imagined);
  }

  /** The same where nothing was done, because the agent only observes. */
  public Decision onlyImagined() {
    return new Decision(policy, outcome, reason, rule, savedTokens, level, template, true);
  }

  public String policy() {
    return policy;
  }

  public String outcome() {
    return outcome;
  }

  public String reason() {
    return reason;
  }

  /** The name of the rule whose settings the policy followed; empty for none. */
  public String rule() {
    return rule;
  }

  /** Where it found something, if not in memory; null otherwise. */
  public @Nullable String level() {
    return level;
  }

  /** Where the rule has the template that the call is of; null where that had no part in it. */
  public @Nullable String template() {
    return template;
  }

  /** The tokens that it saved by a rough count of our own, below 0 where it added some. */
  public long savedTokens() {
    return savedTokens;
  }

  /** Whether the tokens were not saved, but would have been. */
  public boolean isImagined() {
    return imagined;
  }

  @Override
  public String toString() {
    return policy + "=" + outcome + "(" + reason + ")";
  }
}
