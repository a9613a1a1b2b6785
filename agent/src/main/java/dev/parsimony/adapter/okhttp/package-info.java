/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of OkHttp, where its chain has passed the application's interceptors: the request is
 * as it will be sent, and retries of the connection are still to come. Compiled against the oldest
 * line that is covered; what came later is asked for carefully.
 */
@NullMarked
package dev.parsimony.adapter.okhttp;

import org.jspecify.annotations.NullMarked;
