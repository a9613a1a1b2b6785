/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The format of Anthropic's messages, as Anthropic itself and the platforms that sell its models
 * speak it: one table of request fields, one reader of replies, and one pair of join and split.
 */
@NullMarked
package dev.parsimony.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
