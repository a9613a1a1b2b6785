/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Answers that the JVMs of a fleet share through a Redis, and leases by which one of them asks for
 * all. No call waits for it longer than the configured time, and none at all while it does not
 * answer.
 */
@NullMarked
package dev.parsimony.policy.cache.redis;

import org.jspecify.annotations.NullMarked;
