/* SPDX-License-Identifier: Apache-2.0 */
/** Calls for embeddings that travel together and come back each with its own. */
@NullMarked
package dev.parsimony.policy.batch;

import org.jspecify.annotations.NullMarked;
