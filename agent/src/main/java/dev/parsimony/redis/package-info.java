/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A small client of Redis: alone, behind sentinels, or a cluster. Every reply is bounded in bytes,
 * and every command in time. Knows nothing of answers.
 */
@NullMarked
package dev.parsimony.redis;

import org.jspecify.annotations.NullMarked;
