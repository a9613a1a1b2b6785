/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the levels behind memory share: entries under keys, how they are sealed, and how they are
 * waited for.
 */
@NullMarked
package dev.parsimony.policy.cache.level;

import org.jspecify.annotations.NullMarked;
