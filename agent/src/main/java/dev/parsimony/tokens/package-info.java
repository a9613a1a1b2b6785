/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What tokens cost and how many there are: {@link PriceTable} turns reported usage into money, in
 * integers from end to end, {@link TokenCounter} estimates where the provider reports nothing, and
 * {@link TokenRatios} learns how many tokens each family of models makes of a text.
 */
@NullMarked
package dev.parsimony.tokens;

import org.jspecify.annotations.NullMarked;
