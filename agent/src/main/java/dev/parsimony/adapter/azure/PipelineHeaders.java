/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaders;
import dev.parsimony.exchange.WireHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The library's headers, seen as the agent's. */
final class PipelineHeaders implements WireHeaders {

  private final HttpHeaders headers;

  PipelineHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (HttpHeader header : headers) {
      names.add(header.getName());
    }
    return names;
  }

  @Override
  @SuppressWarnings("deprecation") // its successor is not in all versions
  public List<String> values(String name) {
    String[] values = headers.getValues(name);
    return values == null ? Collections.emptyList() : Arrays.asList(values);
  }

  /** The agent's headers as the library's. */
  @SuppressWarnings("deprecation")
  static HttpHeaders of(WireHeaders headers) {
    HttpHeaders made = new HttpHeaders();
    for (String name : headers.names()) {
      made.set(name, headers.values(name));
    }
    return made;
  }
}
