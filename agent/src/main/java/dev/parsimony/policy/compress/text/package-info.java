/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What compression needs to know of language: {@link Words} and {@link Sentences} of a text, which
 * of them carry {@link HardFacts}, and how much a passage has to do with a question ({@link
 * Relevance}). Nothing here is learned; every language with words works, some better than others.
 */
@NullMarked
package dev.parsimony.policy.compress.text;

import org.jspecify.annotations.NullMarked;
