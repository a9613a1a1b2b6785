/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The formats of Ollama's own API: chat, generate and embed. Streams are lines of JSON; a whole
 * reply is what the server makes of the same chunks.
 */
@NullMarked
package dev.parsimony.dialect.ollama;

import org.jspecify.annotations.NullMarked;
