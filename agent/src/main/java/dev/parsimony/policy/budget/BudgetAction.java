/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import java.util.Locale;

/** What happens when a budget is used to some share, the milder first. */
enum BudgetAction {
  /** One line is logged, once in each window. */
  WARN,
  COMPRESS,
  DOWNGRADE,
  /** An answer of the cache that is past its time is given where there is one. */
  STALE,
  /** The call gets the provider's rate-limit error. */
  REFUSE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
