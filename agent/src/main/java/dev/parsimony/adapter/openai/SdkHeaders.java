/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.core.http.Headers;
import dev.parsimony.exchange.WireHeaders;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The library's headers, seen as the agent's. */
final class SdkHeaders implements WireHeaders {

  private final Headers headers;
  private @Nullable String mediaType;

  SdkHeaders(Headers headers) {
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

  /** Asked for again and again, while a call lasts and after. */
  @Override
  public String mediaType() {
    String known = mediaType;
    if (known == null) {
      known = WireHeaders.super.mediaType();
      mediaType = known;
    }
    return known;
  }

  /** The agent's headers as the library's. */
  static Headers toSdk(WireHeaders headers) {
    Headers.Builder builder = Headers.builder();
    for (String name : headers.names()) {
      for (String value : headers.values(name)) {
        builder.put(name, value);
      }
    }
    return builder.build();
  }
}
