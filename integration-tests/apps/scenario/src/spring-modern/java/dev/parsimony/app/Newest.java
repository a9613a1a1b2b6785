/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestClient;

/** The newest of Spring's clients that block: a {@code RestClient}. */
final class Newest implements Blocking {

  private final RestClient client;

  private Newest(RestClient client) {
    this.client = client;
  }

  static Blocking over(ClientHttpRequestFactory factory) {
    return new Newest(RestClient.builder().requestFactory(factory).build());
  }

  @Override
  public ResponseEntity<String> post(String url, Consumer<HttpHeaders> headers, String body) {
    return client.post().uri(url).headers(headers).body(body).retrieve().toEntity(String.class);
  }

  @Override
  public void read(String url, Consumer<HttpHeaders> headers, String body, Reader reader) {
    client
        .post()
        .uri(url)
        .headers(headers)
        .body(body)
        .exchange(
            (request, response) -> {
              int status = response.getStatusCode().value();
              if (status != 200) {
                throw new ProviderError(
                    status, StreamUtils.copyToString(response.getBody(), StandardCharsets.UTF_8));
              }
              reader.read(status, response.getHeaders(), response.getBody());
              return true;
            });
  }
}
