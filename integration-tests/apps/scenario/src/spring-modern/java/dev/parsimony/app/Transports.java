/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** What Spring sends its calls over from 6.2 on. */
final class Transports {

  static final String FIRST = "apache";

  static ClientHttpRequestFactory factory(String name, int timeoutMillis) {
    switch (name) {
      case "apache":
        HttpComponentsClientHttpRequestFactory apache =
            new HttpComponentsClientHttpRequestFactory();
        apache.setReadTimeout(timeoutMillis);
        return apache;
      case "reactor":
        ReactorClientHttpRequestFactory reactor = new ReactorClientHttpRequestFactory();
        reactor.setReadTimeout(timeoutMillis);
        return reactor;
      case "simple":
        SimpleClientHttpRequestFactory simple = new SimpleClientHttpRequestFactory();
        simple.setReadTimeout(timeoutMillis);
        return simple;
      default:
        JdkClientHttpRequestFactory jdk = new JdkClientHttpRequestFactory();
        jdk.setReadTimeout(Duration.ofMillis(timeoutMillis));
        return jdk;
    }
  }

  private Transports() {}
}
