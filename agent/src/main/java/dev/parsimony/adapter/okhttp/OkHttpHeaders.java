/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import dev.parsimony.exchange.WireHeaders;
import java.util.List;
import java.util.Set;
import okhttp3.Headers;

/** OkHttp's headers, seen as the agent's. */
final class OkHttpHeaders implements WireHeaders {

  private final Headers headers;

  OkHttpHeaders(Headers headers) {
    this.headers = headers;
  }

  @Override
  public Set<String> names() {
    return headers.names();
  }

  @Override
  public List<String> values(String name) {
    return headers.values(name);
  }

  /** The agent's headers as OkHttp's. */
  static Headers toOkHttp(WireHeaders headers) {
    Headers.Builder builder = new Headers.Builder();
    for (String name : headers.names()) {
      for (String value : headers.values(name)) {
        builder.add(name, value);
      }
    }
    return builder.build();
  }
}
