/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of anthropic-java, which comes from the same generator as openai-java: all classes
 * but those in this folder are written by the build from the adapter of that library.
 */
@NullMarked
package dev.parsimony.adapter.anthropic;

import org.jspecify.annotations.NullMarked;
