/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import dev.parsimony.exchange.WireHeaders;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.http.Header;
import org.apache.http.HttpMessage;

/** The client's headers, seen as the agent's. */
final class Headers4 implements WireHeaders {

  private final HttpMessage message;

  Headers4(HttpMessage message) {
    this.message = message;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Header header : message.getAllHeaders()) {
      names.add(header.getName());
    }
    return names;
  }

  @Override
  public List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (Header header : message.getHeaders(name)) {
      values.add(header.getValue());
    }
    return values;
  }
}
