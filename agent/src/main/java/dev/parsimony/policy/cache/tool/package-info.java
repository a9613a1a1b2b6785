/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Which of the tools that a request offers act: what they do is done once for each call of them.
 */
@NullMarked
package dev.parsimony.policy.cache.tool;

import org.jspecify.annotations.NullMarked;
