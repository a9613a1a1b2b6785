/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Few-shot examples: {@link InlineExamples} and {@link SampleSayings} find them in a text, {@link
 * ExampleChoice} says which of them stay.
 */
@NullMarked
package dev.parsimony.policy.compress.examples;

import org.jspecify.annotations.NullMarked;
