/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;

/** What a reactive client of Spring 5 sends its calls over. */
final class Connectors {

  static ClientHttpConnector connector(String name, int timeoutMillis) {
    return new ReactorClientHttpConnector(
        HttpClient.create().responseTimeout(Duration.ofMillis(timeoutMillis)));
  }

  private Connectors() {}
}
