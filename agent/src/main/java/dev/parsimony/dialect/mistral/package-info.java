/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The formats of Mistral: chat, which has the path of OpenAI's and so is known by its host, agents,
 * completions that fill in the middle, and embeddings.
 */
@NullMarked
package dev.parsimony.dialect.mistral;

import org.jspecify.annotations.NullMarked;
