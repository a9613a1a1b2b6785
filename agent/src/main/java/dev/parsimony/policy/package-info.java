/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The contract of a policy: one way to save. {@link Policy} has two phases, {@link Verdict} is the
 * outcome of the first, and {@link PolicyCall} is what all policies of one call share.
 */
@NullMarked
package dev.parsimony.policy;

import org.jspecify.annotations.NullMarked;
