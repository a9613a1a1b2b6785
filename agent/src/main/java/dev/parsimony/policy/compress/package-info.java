/* SPDX-License-Identifier: Apache-2.0 */
/** Sending less: an ordered list of techniques that make a prompt shorter. */
@NullMarked
package dev.parsimony.policy.compress;

import org.jspecify.annotations.NullMarked;
