/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The library's requests and responses, read and written. */
final class Messages {

  /** A request as it would leave; null for one without a JSON body. */
  static @Nullable WireRequest read(HttpRequest request) {
    WireHeaders headers = headers(request.headers());
    String body = request.body();
    String type = headers.mediaType();
    return body == null || !(type.isEmpty() || type.equals("application/json"))
        ? null
        : new WireRequest(request.method().name(), request.url(), headers, body.getBytes(UTF_8));
  }

  static HttpRequest changed(HttpRequest request, WireRequest changed) {
    return HttpRequest.builder()
        .method(request.method())
        .url(changed.url())
        .headers(request.headers())
        .body(new String(changed.body(), UTF_8))
        .build();
  }

  static WireHeaders headers(@Nullable Map<String, List<String>> headers) {
    Map<String, List<String>> known = new HashMap<>();
    if (headers != null) {
      headers.forEach(
          (name, values) -> {
            if (name != null && values != null) {
              known.put(name, values);
            }
          });
    }
    return WireHeaders.of(known);
  }

  /** A response over an answer of the agent's; without a body where that is streamed. */
  static SuccessfulHttpResponse response(int status, WireHeaders headers, @Nullable String body) {
    Map<String, List<String>> all = new HashMap<>();
    for (String name : headers.names()) {
      all.put(name, headers.values(name));
    }
    return SuccessfulHttpResponse.builder().statusCode(status).headers(all).body(body).build();
  }

  /** Reads a body to its end. */
  static String text(InputStream body) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
    byte[] buffer = new byte[8192];
    try (InputStream in = body) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        text.write(buffer, 0, count);
      }
      return new String(text.toByteArray(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Messages() {}
}
