/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.exchange.WireHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;

/** Spring's headers as the agent's, and back. They are a map up to Spring 6 and none from 7 on. */
final class SpringHeaders {

  static WireHeaders toWire(HttpHeaders headers) {
    Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(map::put);
    return WireHeaders.of(map);
  }

  static HttpHeaders toSpring(WireHeaders headers) {
    HttpHeaders made = new HttpHeaders();
    addTo(made, headers);
    return made;
  }

  static void addTo(HttpHeaders target, WireHeaders headers) {
    for (String name : headers.names()) {
      headers.values(name).forEach(value -> target.add(name, value));
    }
  }

  private SpringHeaders() {}
}
