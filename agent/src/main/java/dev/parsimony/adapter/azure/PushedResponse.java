/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.CoreUtils;
import com.azure.core.util.FluxUtil;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A response in the library's own type, over a body that the agent pushes. */
abstract class PushedResponse extends HttpResponse {

  private final int status;
  private final HttpHeaders headers;

  PushedResponse(HttpRequest request, int status, HttpHeaders headers) {
    super(request);
    this.status = status;
    this.headers = headers;
  }

  @Override
  public abstract Flux<ByteBuffer> getBody();

  @Override
  public final int getStatusCode() {
    return status;
  }

  @Override
  @Deprecated
  @SuppressWarnings({"deprecation", "InlineMeSuggester"})
  public final @Nullable String getHeaderValue(String name) {
    return headers.getValue(name);
  }

  @Override
  public final HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public final Mono<byte[]> getBodyAsByteArray() {
    return FluxUtil.collectBytesInByteBufferStream(getBody());
  }

  @Override
  @SuppressWarnings("deprecation")
  public final Mono<String> getBodyAsString() {
    return getBodyAsByteArray()
        .map(bytes -> CoreUtils.bomAwareToString(bytes, headers.getValue("Content-Type")));
  }

  @Override
  public final Mono<String> getBodyAsString(Charset charset) {
    return getBodyAsByteArray().map(bytes -> new String(bytes, charset));
  }
}
