/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;

/** A client of Spring's that blocks. */
interface Blocking {

  ResponseEntity<String> post(String url, Consumer<HttpHeaders> headers, String body);

  void read(String url, Consumer<HttpHeaders> headers, String body, Reader reader);

  static Blocking over(ClientHttpRequestFactory factory) {
    return System.getProperty("client", "").equals("template")
        ? new Template(factory)
        : Newest.over(factory);
  }

  /** Reads a reply while it comes in. */
  interface Reader {
    void read(int status, HttpHeaders headers, InputStream body) throws IOException;
  }
}
