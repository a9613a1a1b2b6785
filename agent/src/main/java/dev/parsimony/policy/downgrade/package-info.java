/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sends a call to a cheaper model of the same provider where a rule allows it, the model can do
 * what is asked, and the price table says that it costs less.
 */
@NullMarked
package dev.parsimony.policy.downgrade;

import org.jspecify.annotations.NullMarked;
