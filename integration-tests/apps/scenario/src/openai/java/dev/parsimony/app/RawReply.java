/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.core.http.Headers;

/** A reply with its status and headers, not yet read. */
interface RawReply<T> {

  int statusCode();

  Headers headers();

  T parse();
}
