/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.langchain4j.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WholeCallTest {

  private static final SuccessfulHttpResponse RESPONSE =
      FakeClient.response("application/json", Chat.REPLY);
  private static final String LIMITED = "{\"error\":{\"code\":\"rate_limit_exceeded\"}}";

  @ParameterizedTest
  @EnumSource
  void untouchedCall_sendsTheVeryRequest_andGivesTheVeryResponse(Way way) throws Throwable {
    try (Rig rig = new Rig(TestEngine.inMode("observe"))) {
      rig.client.respond(RESPONSE);
      HttpRequest request = Rig.request();

      assertThat(rig.call(way, request)).isSameAs(RESPONSE);

      assertThat(rig.client.sent()).singleElement().isSameAs(request);
      Exchange exchange = rig.exchange();
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(exchange.origin().client()).isEqualTo("langchain4j");
      assertThat(exchange.reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answer_skipsTheNetwork(Way way) throws Throwable {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      SuccessfulHttpResponse given = rig.call(way, Rig.request());

      assertThat(given.statusCode()).isEqualTo(200);
      assertThat(given.headers().get("Content-Type")).containsExactly("application/json");
      assertThat(given.body()).isEqualTo("{\"é\":1}");
      assertThat(rig.client.sent()).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejection_reachesTheApplicationAsItIs_andIsToldWithWhatItSays(Way way) throws Throwable {
    try (Rig rig = new Rig()) {
      HttpException rejection = new HttpException(429, LIMITED);
      rig.client.fail(rejection);

      assertThat(catchThrowable(() -> rig.call(way, Rig.request()))).isSameAs(rejection);

      assertThat(rig.exchange().status()).isEqualTo(429);
      assertThat(rig.exchange().errorType()).isEqualTo("rate_limit_exceeded");
      assertThat(rig.client.sent()).hasSize(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of(
                        new TimeoutException("took too long"),
                        new RuntimeException(new IOException("reset")),
                        new AssertionError("an error"))
                    .map(failure -> Arguments.of(way, failure)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failure_reachesTheApplicationAsItIs(Way way, Throwable failure) throws Throwable {
    try (Rig rig = new Rig()) {
      rig.client.fail(failure);

      assertThat(catchThrowable(() -> rig.call(way, Rig.request()))).isSameAs(failure);

      assertThat(rig.exchange().status()).isZero();
      assertThat(rig.exchange().errorType()).isEqualTo(failure.getClass().getName());
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedRequestThatIsRejected_isSentAsTheApplicationMadeIt(Way way) throws Throwable {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      rig.client.fail(new HttpException(400, "{}")).respond(RESPONSE);
      HttpRequest request = Rig.request();

      assertThat(rig.call(way, request)).isSameAs(RESPONSE);

      HttpRequest first = rig.client.sent().get(0);
      assertThat(first.body()).isEqualTo(Chat.CHANGED);
      assertThat(first.url()).isEqualTo(request.url());
      assertThat(first.headers()).isEqualTo(request.headers());
      assertThat(rig.client.sent().get(1)).isSameAs(request);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoneOfItsBusiness_isDeclined(Way way) throws Exception {
    try (Rig rig = new Rig()) {
      HttpRequest.Builder other =
          HttpRequest.builder().method(HttpMethod.POST).url("https://api.openai.com/v1/models");
      HttpRequest form =
          HttpRequest.builder()
              .method(HttpMethod.POST)
              .url(Chat.URL)
              .addHeader("content-type", "multipart/form-data")
              .body("x")
              .build();

      assertThat(rig.outcome(way, other.body("{}").build())).isNull();
      assertThat(
              rig.outcome(way, HttpRequest.builder().method(HttpMethod.POST).url(Chat.URL).build()))
          .isNull();
      assertThat(rig.outcome(way, form)).isNull();
      assertThat(rig.adapter.call("execute", rig.client, new Object[0])).isNull();
      assertThat(rig.adapter.call("execute", "another", new Object[] {form})).isNull();
      assertThat(rig.engine.exchanges()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void off_declines(Way way) throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("off"))) {
      assertThat(rig.outcome(way, Rig.request())).isNull();
    }
  }

  @Test
  void secondEntry_isLetThrough() throws Exception {
    try (Rig rig = new Rig()) {
      Reentry.expect(rig.client);

      assertThat(rig.outcome(Way.BLOCKING, Rig.request())).isNull();
      Reentry.forget();
    }
  }

  @Test
  void replyThatIsNoJson_isHandedOver() throws Throwable {
    try (Rig rig = new Rig()) {
      SuccessfulHttpResponse odd = SuccessfulHttpResponse.builder().statusCode(204).build();
      rig.client.respond(odd);

      assertThat(rig.call(Way.BLOCKING, Rig.request())).isSameAs(odd);

      assertThat(rig.exchange().status()).isEqualTo(204);
      assertThat(List.of(rig.engine.suppressed())).containsExactly(0L);
    }
  }
}
