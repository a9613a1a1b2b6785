/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of the JDK's {@code HttpURLConnection}, where an application asks for the streams of
 * the request and the reply.
 */
@NullMarked
package dev.parsimony.adapter.urlconnection;

import org.jspecify.annotations.NullMarked;
