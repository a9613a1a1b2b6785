/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Shares of budgets that the JVMs of a fleet lease from a Redis. Nothing here is asked by a call:
 * one thread of the agent's asks, and calls count against what it was told last.
 */
@NullMarked
package dev.parsimony.policy.budget.lease;

import org.jspecify.annotations.NullMarked;
