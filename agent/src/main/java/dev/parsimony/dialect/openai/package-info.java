/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The formats of OpenAI's chat completions, responses, embeddings and legacy completions, as OpenAI
 * itself, Azure and compatible servers speak them. Each dialect is one table of request fields
 * ({@link FieldTable}), one reader of replies, and one pair of join and split.
 */
@NullMarked
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.FieldTable;
import org.jspecify.annotations.NullMarked;
