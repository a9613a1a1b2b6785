/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of langchain4j, at the HTTP clients that its models send through: inside of its
 * retries and of its logging, so that each attempt is one call here. Typed against the library;
 * reflection only where its interface moved between versions, and for time limits and threads.
 */
@NullMarked
package dev.parsimony.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
