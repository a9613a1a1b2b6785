/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of openai-java, at its {@code RetryingHttpClient}: outside of the retries, so that
 * one call of the application is one call here. Typed against the library; reflection only where
 * its interface moved between versions.
 */
@NullMarked
package dev.parsimony.adapter.openai;

import org.jspecify.annotations.NullMarked;
