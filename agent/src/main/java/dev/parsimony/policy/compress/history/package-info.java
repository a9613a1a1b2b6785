/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Long conversations: a {@link Digest} of what was said, made of the words in which it was said.
 */
@NullMarked
package dev.parsimony.policy.compress.history;

import org.jspecify.annotations.NullMarked;
