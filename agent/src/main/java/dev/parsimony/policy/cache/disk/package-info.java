/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bytes under keys that outlive the process: files that are only appended to, in a directory that
 * one JVM at a time uses. Knows nothing of calls and answers.
 */
@NullMarked
package dev.parsimony.policy.cache.disk;

import org.jspecify.annotations.NullMarked;
