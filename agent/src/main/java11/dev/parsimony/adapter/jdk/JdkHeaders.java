/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.exchange.WireHeaders;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The client's headers, seen as the agent's. */
final class JdkHeaders implements WireHeaders {

  private final HttpHeaders headers;

  JdkHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public Set<String> names() {
    return headers.map().keySet();
  }

  @Override
  public List<String> values(String name) {
    return headers.allValues(name);
  }

  /** The agent's headers as the client's. */
  static HttpHeaders toJdk(WireHeaders headers) {
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : headers.names()) {
      map.put(name, headers.values(name));
    }
    return HttpHeaders.of(map, (name, value) -> true);
  }
}
