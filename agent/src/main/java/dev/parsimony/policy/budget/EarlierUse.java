/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import org.jspecify.annotations.Nullable;

/** What an earlier process has used of budgets. */
interface EarlierUse {

  EarlierUse NONE = account -> null;

  /** What was used of an account in its latest period; null when nothing is known of it. */
  @Nullable Period of(String account);
}
