/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived.
 *
 * @param order 0 for the first request since the last reset
 * @param target the path and query
 * @param headers in the order of the wire, names as sent
 * @param body the exact bytes
 */
public record StubRequest(
    int order, String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The first value under a name, in whatever case it was sent. */
  public @Nullable String header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + target + " #" + order;
  }
}
