/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Texts that ask for the same though they are not the same: what may differ, and what never may.
 */
@NullMarked
package dev.parsimony.policy.cache.near;

import org.jspecify.annotations.NullMarked;
