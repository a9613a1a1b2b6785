/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.HttpResponse;

/** What a call of the asynchronous client comes to. */
interface Handed {

  HttpResponse head();

  /** Gives it to the application. */
  void handTo(AsyncExecCallback application);

  /** Nobody is going to get it. */
  void discard();
}
