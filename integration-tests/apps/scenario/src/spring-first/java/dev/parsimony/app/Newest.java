/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import org.springframework.http.client.ClientHttpRequestFactory;

/** The newest of Spring's clients that block: there is one. */
final class Newest {

  static Blocking over(ClientHttpRequestFactory factory) {
    return new Template(factory);
  }

  private Newest() {}
}
