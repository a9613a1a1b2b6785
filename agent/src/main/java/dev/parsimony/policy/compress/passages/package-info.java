/* SPDX-License-Identifier: Apache-2.0 */
/** Passages that were retrieved for a question, and which of them cannot answer it. */
@NullMarked
package dev.parsimony.policy.compress.passages;

import org.jspecify.annotations.NullMarked;
