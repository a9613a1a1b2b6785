/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.exchange.WireHeaders;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpHeaders;

/** The SDK's headers, seen as the agent's; made when somebody looks. */
final class SdkHeaders implements WireHeaders {

  private static final String AUTHORIZATION = "authorization";

  private final SdkHttpHeaders headers;
  private final @Nullable Credentials credentials;
  private @Nullable Map<String, List<String>> read;

  SdkHeaders(SdkHttpHeaders headers) {
    this(headers, null);
  }

  /**
   * @param credentials of a request that is still to be signed; they stand for its signature
   */
  SdkHeaders(SdkHttpHeaders headers, @Nullable Credentials credentials) {
    this.headers = headers;
    this.credentials = credentials;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(read().keySet());
  }

  @Override
  public List<String> values(String name) {
    return read().getOrDefault(name, Collections.emptyList());
  }

  /** A response with the agent's headers, in the SDK's type. */
  static SdkHttpFullResponse response(int status, WireHeaders headers) {
    SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(status);
    for (String name : headers.names()) {
      response.putHeader(name, headers.values(name));
    }
    return response.build();
  }

  private synchronized Map<String, List<String>> read() {
    if (read == null) {
      read = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      read.putAll(headers.headers());
      String fingerprint = credentials == null ? null : credentials.fingerprint();
      if (fingerprint != null) {
        read.put(AUTHORIZATION, Collections.singletonList(fingerprint));
      }
    }
    return read;
  }
}
