/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the adapters of all client libraries share. An adapter turns a library's own call into a
 * {@link dev.parsimony.exchange.WireRequest} and an answer back into the library's own types; it
 * knows nothing of prompts.
 */
@NullMarked
package dev.parsimony.adapter;

import org.jspecify.annotations.NullMarked;
