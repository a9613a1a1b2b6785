/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.ArrayList;
import java.util.List;

/**
 * The seams of Spring's HTTP clients: for those that block, the factories of requests, one for each
 * transport, and the requests that they make; for the reactive one, where an exchange begins.
 */
final class SpringSeams {

  private static final String CLIENT = "org.springframework.http.client.";
  private static final String PATH = "Lorg/springframework/http/client/";
  private static final String[] FACTORIES = {
    "SimpleClientHttpRequestFactory",
    "HttpComponentsClientHttpRequestFactory",
    "JdkClientHttpRequestFactory",
    "ReactorClientHttpRequestFactory",
    "ReactorNettyClientRequestFactory"
  };

  private static final Seam REQUEST =
      Seam.adapted(
              CLIENT + "AbstractClientHttpRequest",
              "spring-web",
              "dev.parsimony.adapter.spring.SpringWebAdapter",
              "org.springframework.",
              "io.micrometer.")
          .with(
              Hook.asking(
                  SpringQuestion.ofRequest(
                      0, "org/springframework/http/HttpRequest", "getMethod", "getURI"),
                  "execute",
                  "()" + PATH + "ClientHttpResponse;"));

  private static final String REACTIVE = "org.springframework.web.reactive.function.client.";
  private static final String REACTIVE_PATH = "org/springframework/web/reactive/function/client/";

  private static final Seam EXCHANGE =
      Seam.adapted(
              REACTIVE + "ExchangeFunctions$DefaultExchangeFunction",
              "spring-webflux",
              "dev.parsimony.adapter.spring.WebClientAdapter",
              "org.springframework.",
              "io.micrometer.",
              "reactor.")
          .with(
              Hook.asking(
                  SpringQuestion.ofRequest(1, REACTIVE_PATH + "ClientRequest", "method", "url"),
                  "exchange",
                  "(L" + REACTIVE_PATH + "ClientRequest;)Lreactor/core/publisher/Mono;"));

  static List<Seam> all() {
    List<Seam> all = new ArrayList<>();
    all.add(REQUEST);
    all.add(EXCHANGE);
    for (String factory : FACTORIES) {
      all.add(
          Seam.besides(REQUEST, CLIENT + factory)
              .with(
                  Hook.asking(
                      SpringQuestion.ofArguments(),
                      "createRequest",
                      "(Ljava/net/URI;Lorg/springframework/http/HttpMethod;)"
                          + PATH
                          + "ClientHttpRequest;")));
    }
    return all;
  }

  private SpringSeams() {}
}
