/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.exchange.WireHeaders;

/** Who asks. The library puts its key among the headers above the seam, where it can be seen. */
final class Credentials {

  /** The headers of a request with those that the library adds below the seam to say who asks. */
  WireHeaders complete(WireHeaders headers, RetryingHttpClient client) {
    return headers;
  }

  /** The object that stands for the caller where no header does. */
  Object owner(RetryingHttpClient client) {
    return client;
  }
}
