/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The native formats of DashScope: generation and embeddings. Its compatible mode has OpenAI's
 * paths and formats.
 */
@NullMarked
package dev.parsimony.dialect.dashscope;

import org.jspecify.annotations.NullMarked;
