/* SPDX-License-Identifier: Apache-2.0 */
/** The formats of Gemini: generateContent in all its forms, and embeddings. */
@NullMarked
package dev.parsimony.dialect.gemini;

import org.jspecify.annotations.NullMarked;
