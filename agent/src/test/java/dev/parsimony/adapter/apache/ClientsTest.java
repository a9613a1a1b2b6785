/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.AppContext;
import java.util.List;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.http.HttpRequestInterceptor;
import org.apache.http.impl.client.HttpClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientsTest {

  private static final org.apache.hc.client5.http.impl.classic.HttpClientBuilder MODERN =
      org.apache.hc.client5.http.impl.classic.HttpClientBuilder.create();

  static List<Object> steady() {
    return List.of(
        HttpClientBuilder.create().build(),
        HttpClientBuilder.create().setDefaultHeaders(List.of()).build(),
        MODERN.build(),
        MODERN.setDefaultHeaders(List.of(new BasicHeader("Authorization", "Bearer a"))).build());
  }

  static List<Object> changing() {
    return List.of(
        HttpClientBuilder.create()
            .addInterceptorLast((HttpRequestInterceptor) (request, context) -> {})
            .build(),
        org.apache.hc.client5.http.impl.classic.HttpClientBuilder.create()
            .addRequestInterceptorLast((request, entity, context) -> {})
            .build());
  }

  @ParameterizedTest
  @MethodSource("steady")
  void clientThatSendsTheSameWithEachCall_isOneClient(Object client) throws Exception {
    try (TestEngine engine = TestEngine.inMode("observe")) {
      Clients clients = clients(engine);

      assertThat(clients.of(client, false)).isEqualTo(clients.of(client, false));
      assertThat(clients.of(client, true)).isNotEqualTo(clients.of(client, true));
    }
  }

  @ParameterizedTest
  @MethodSource("changing")
  void clientWithCodeOfTheApplication_isNewAtEachCall(Object client) throws Exception {
    try (TestEngine engine = TestEngine.inMode("observe")) {
      Clients clients = clients(engine);

      assertThat(clients.of(client, false)).isNotEqualTo(clients.of(client, false));
    }
  }

  private static Clients clients(TestEngine engine) {
    return new Clients(
        new AdapterTools(engine.engine(), AppContext.NONE, "", (name, loader) -> false),
        "org.apache.h");
  }
}
