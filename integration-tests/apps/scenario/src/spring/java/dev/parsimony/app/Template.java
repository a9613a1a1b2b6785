/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestTemplate;

/** A {@code RestTemplate}. */
final class Template implements Blocking {

  private final RestTemplate template;

  Template(ClientHttpRequestFactory factory) {
    this.template = new RestTemplate(factory);
  }

  @Override
  public ResponseEntity<String> post(String url, Consumer<HttpHeaders> headers, String body) {
    HttpHeaders own = new HttpHeaders();
    headers.accept(own);
    return template.exchange(url, HttpMethod.POST, new HttpEntity<>(body, own), String.class);
  }

  @Override
  public void read(String url, Consumer<HttpHeaders> headers, String body, Reader reader) {
    template.execute(
        url,
        HttpMethod.POST,
        request -> {
          headers.accept(request.getHeaders());
          StreamUtils.copy(body, StandardCharsets.UTF_8, request.getBody());
        },
        response -> {
          reader.read(200, response.getHeaders(), response.getBody());
          return null;
        });
  }
}
