/* SPDX-License-Identifier: Apache-2.0 */
/** A team's own words for a {@link Boilerplate} that it knows. */
@NullMarked
package dev.parsimony.policy.compress.rewrite;

import org.jspecify.annotations.NullMarked;
