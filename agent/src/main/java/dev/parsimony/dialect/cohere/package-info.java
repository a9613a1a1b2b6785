/* SPDX-License-Identifier: Apache-2.0 */
/** The formats of Cohere's second API: chat and embeddings. */
@NullMarked
package dev.parsimony.dialect.cohere;

import org.jspecify.annotations.NullMarked;
