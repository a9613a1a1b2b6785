/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.exchange.WireHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/** The client's headers, seen as the agent's. */
final class Headers5 implements WireHeaders {

  private final MessageHeaders headers;

  Headers5(MessageHeaders headers) {
    this.headers = headers;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Header header : headers.getHeaders()) {
      names.add(header.getName());
    }
    return names;
  }

  @Override
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : headers.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }
}
