/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.HttpComponentsClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;

/** What a reactive client sends its calls over from Spring 6.2 on. */
final class Connectors {

  static ClientHttpConnector connector(String name, int timeoutMillis) {
    Duration timeout = Duration.ofMillis(timeoutMillis);
    switch (name) {
      case "apache":
        RequestConfig config =
            RequestConfig.custom().setResponseTimeout(timeoutMillis, TimeUnit.MILLISECONDS).build();
        return new HttpComponentsClientHttpConnector(
            HttpAsyncClients.custom().setDefaultRequestConfig(config).build());
      case "jdk":
        JdkClientHttpConnector jdk = new JdkClientHttpConnector();
        jdk.setReadTimeout(timeout);
        return jdk;
      default:
        return new ReactorClientHttpConnector(HttpClient.create().responseTimeout(timeout));
    }
  }

  private Connectors() {}
}
