/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of Apache HttpClient 4, from 4.3 on, where its clients begin to execute: outside of
 * retries, redirects and decompression. Compiled against the oldest version that is covered.
 */
@NullMarked
package dev.parsimony.adapter.apache4;

import org.jspecify.annotations.NullMarked;
