/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What tokens cost and how many there are: {@link PriceTable} turns reported usage into money, in
 * integers from end to end, and {@link TokenCounter} estimates where the provider reports nothing.
 */
@NullMarked
package dev.parsimony.tokens;

import org.jspecify.annotations.NullMarked;
