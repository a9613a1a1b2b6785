/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Answers that were paid for once and given again: {@link CachePolicy} gives a stored answer to an
 * equal call, {@link SingleflightPolicy} shares the answer of an equal call in flight. Calls are
 * equal when their {@link Fingerprint} is.
 */
@NullMarked
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Fingerprint;
import org.jspecify.annotations.NullMarked;
