/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.openai.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UntouchedCallTest {

  @ParameterizedTest
  @EnumSource
  void untouchedCall_sendsTheVeryRequest_andHandsOverTheReply(Way way) throws Throwable {
    try (Rig rig = new Rig(TestEngine.inMode("observe"))) {
      FakeResponse response = new FakeResponse(200, Chat.REPLY);
      rig.transport.respond(response);
      HttpRequest request = Rig.request();

      HttpResponse given = rig.call(way, request);

      assertThat(rig.transport.sent()).hasSize(1);
      Rig.assertSent(request, rig.transport.sent().get(0));
      assertThat(given.statusCode()).isEqualTo(200);
      assertThat(given.headers()).isSameAs(response.headers());
      assertThat(given.requestId()).contains("req-200");
      assertThat(Rig.text(given)).isEqualTo(Chat.REPLY);
      given.close();
      assertThat(response.closed()).isEqualTo(1);
      Exchange exchange = rig.exchange();
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(exchange.reply()).isNotNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void error_reachesTheApplication_asItIs(Way way) throws Throwable {
    try (Rig rig = new Rig()) {
      rig.transport.respond(new FakeResponse(429, "{\"error\":{\"type\":\"tokens\"}}"));

      HttpResponse given = rig.call(way);

      assertThat(given.statusCode()).isEqualTo(429);
      assertThat(Rig.text(given)).isEqualTo("{\"error\":{\"type\":\"tokens\"}}");
      assertThat(rig.exchange().status()).isEqualTo(429);
      assertThat(rig.transport.sent()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void off_declines(Way way) throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("off"))) {
      assertThat(rig.outcome(way, Rig.request())).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoneOfItsBusiness_isDeclined(Way way) throws Exception {
    try (Rig rig = new Rig()) {
      HttpRequest models =
          HttpRequest.builder()
              .method(HttpMethod.GET)
              .baseUrl("https://api.openai.com/v1")
              .addPathSegment("models")
              .build();
      HttpRequest upload =
          Rig.request().toBuilder()
              .body(new JsonBody(Chat.REQUEST.getBytes(UTF_8), "multipart/form-data"))
              .build();
      HttpRequest empty =
          HttpRequest.builder()
              .method(HttpMethod.POST)
              .baseUrl("https://api.openai.com/v1")
              .addPathSegments("chat", "completions")
              .build();

      assertThat(rig.outcome(way, models)).isNull();
      assertThat(rig.outcome(way, upload)).isNull();
      assertThat(rig.outcome(way, empty)).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void otherSignaturesAndTargets_areDeclined() throws Exception {
    try (Rig rig = new Rig()) {
      Object[] both = {Rig.request(), RequestOptions.none()};

      assertThat(rig.adapter.call("execute", rig.client(), new Object[] {Rig.request()})).isNull();
      assertThat(rig.adapter.call("execute", "another target", both)).isNull();
      assertThat(rig.adapter.call("execute", rig.client(), new Object[] {null, null})).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void announcedCall_passesOnce() throws Throwable {
    try (Rig rig = new Rig()) {
      rig.transport.respond(new FakeResponse(200, Chat.REPLY));

      Reentry.expect(rig.client());

      assertThat(rig.outcome(Way.BLOCKING, Rig.request())).isNull();
      assertThat(rig.outcome(Way.BLOCKING, Rig.request())).isNotNull();
      assertThat(Reentry.expected(rig.client())).isFalse();
      Reentry.forget();
    }
  }

  @ParameterizedTest
  @EnumSource
  void malformedRequest_isSentAsItIs(Way way) throws Throwable {
    try (Rig rig = new Rig()) {
      HttpRequest malformed =
          Rig.request().toBuilder()
              .body(new JsonBody("[nonsense".getBytes(UTF_8), "application/json"))
              .build();
      rig.transport.respond(new FakeResponse(400, "{}"));

      assertThat(rig.call(way, malformed).statusCode()).isEqualTo(400);

      assertThat(rig.transport.sent()).hasSize(1);
      Rig.assertSent(malformed, rig.transport.sent().get(0));
      assertThat(rig.engine.suppressed()).isZero();
    }
  }
}
