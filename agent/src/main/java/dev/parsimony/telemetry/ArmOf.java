/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.Exchange;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rollout of an exchange as one word: where its policies are not of one arm, that they mix. */
final class ArmOf {

  private static final String MIXED = "mixed";

  static @Nullable String rule(Exchange exchange) {
    return one(exchange.assignments(), Assignment::rule);
  }

  static @Nullable String arm(Exchange exchange) {
    return one(exchange.assignments(), assignment -> assignment.arm().label());
  }

  static List<String> all(Exchange exchange) {
    return exchange.assignments().stream().map(Assignment::toString).collect(Collectors.toList());
  }

  private static @Nullable String one(
      List<Assignment> assignments, Function<Assignment, String> part) {
    String found = null;
    for (Assignment assignment : assignments) {
      String next = part.apply(assignment);
      found = found == null || found.equals(next) ? next : MIXED;
    }
    return found;
  }

  private ArmOf() {}
}
