/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** What Spring 5 sends its calls over. */
final class Transports {

  static final String FIRST = "simple";

  static ClientHttpRequestFactory factory(String name, int timeoutMillis) {
    if (name.equals("apache")) {
      HttpComponentsClientHttpRequestFactory apache = new HttpComponentsClientHttpRequestFactory();
      apache.setReadTimeout(timeoutMillis);
      return apache;
    }
    SimpleClientHttpRequestFactory simple = new SimpleClientHttpRequestFactory();
    simple.setReadTimeout(timeoutMillis);
    return simple;
  }

  private Transports() {}
}
