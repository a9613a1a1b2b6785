/* SPDX-License-Identifier: Apache-2.0 */
/** Limits on tokens and money: reserved before a call, settled after it. */
@NullMarked
package dev.parsimony.policy.budget;

import org.jspecify.annotations.NullMarked;
