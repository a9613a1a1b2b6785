/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.Reentry;
import dev.parsimony.adapter.jdk.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdkHttpAdapterTest {

  @ParameterizedTest
  @EnumSource
  void untouchedCall_sendsTheVeryRequest_andGivesTheProvidersReply(Way way) throws Throwable {
    try (Rig rig = new Rig(TestEngine.inMode("observe"))) {
      rig.client.respond(200, Chat.REPLY);
      HttpRequest request = Rig.request();

      assertThat(rig.call(way, request).body()).isEqualTo(Chat.REPLY);

      assertThat(rig.client.sent()).singleElement().isSameAs(request);
      Exchange exchange = rig.exchange();
      assertThat(exchange.origin().client()).isEqualTo("java.net.http");
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(exchange.reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answer_goesThroughTheApplicationsOwnHandler(Way way) throws Throwable {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      HttpRequest request = Rig.request();

      HttpResponse<?> whole = rig.call(way, request);
      HttpResponse<?> read = rig.call(way, request, BodyHandlers.ofInputStream());

      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.request()).isSameAs(request);
      assertThat(whole.headers().firstValue("content-type")).hasValue("application/json");
      assertThat(whole.body()).isEqualTo("{\"é\":1}");
      assertThat(((InputStream) read.body()).readAllBytes()).isEqualTo("{\"é\":1}".getBytes(UTF_8));
      assertThat(rig.client.sent()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedRequestThatIsRejected_isSentAsTheApplicationMadeIt(Way way) throws Throwable {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      rig.client.respond(400, "{}").respond(200, Chat.REPLY);
      HttpRequest request = Rig.request(BodyPublishers.ofString(Chat.REQUEST)).build();

      assertThat(rig.call(way, request).body()).isEqualTo(Chat.REPLY);

      HttpRequest first = rig.client.sent().get(0);
      assertThat(RequestBodies.json(first)).isEqualTo(Chat.CHANGED.getBytes(UTF_8));
      assertThat(first.headers()).isEqualTo(request.headers());
      assertThat(rig.client.sent().get(1)).isSameAs(request);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void failure_reachesTheApplicationAsItIs(Way way) throws Throwable {
    IOException reset = new IOException("reset");
    try (Rig rig = new Rig()) {
      rig.client.fail(reset);

      assertThat(catchThrowable(() -> rig.call(way, Rig.request()))).hasMessageEndingWith("reset");

      assertThat(rig.exchange().status()).isZero();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoneOfItsBusiness_isDeclined(Way way) throws Exception {
    try (Rig rig = new Rig()) {
      InputStream upload = new ByteArrayInputStream(Chat.REQUEST.getBytes(UTF_8));
      HttpRequest form =
          Rig.request(BodyPublishers.ofString("x")).setHeader("Content-Type", "text/plain").build();

      assertThat(rig.outcome(way, form)).isNull();
      assertThat(rig.outcome(way, Rig.request(BodyPublishers.noBody()).build())).isNull();
      assertThat(rig.outcome(way, Rig.request(BodyPublishers.ofInputStream(() -> upload)).build()))
          .isNull();
      assertThat(rig.adapter.call("send", rig.client, new Object[] {"odd", "odd"})).isNull();
      assertThat(upload.available()).isEqualTo(Chat.REQUEST.length());
      assertThat(rig.engine.exchanges()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void callWithinTheCallOfAnotherLibrary_isLeftToThatOne(Way way) throws Exception {
    try (Rig rig = new Rig()) {
      Reentry.expect("a client of another library");
      try {
        assertThat(rig.outcome(way, Rig.request())).isNull();
      } finally {
        Reentry.forget();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerThatNeverComes_isTheClientsTimeout(Way way) throws Throwable {
    FakeLater later = new FakeLater();
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.join(later)))) {
      HttpRequest hasty =
          Rig.request(BodyPublishers.ofString(Chat.REQUEST)).timeout(Duration.ofMillis(5)).build();

      assertThat(catchThrowable(() -> rig.call(way, hasty)))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("request timed out");
      assertThat(later.abandoned()).isEqualTo(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientThatAddsCookies_isNewAtEachCall(Way way) throws Throwable {
    try (Rig rig = new Rig()) {
      rig.client.cookies = new CookieManager();
      for (int i = 0; i < 2; i++) {
        rig.client.respond(200, "{}");
        rig.call(way, Rig.request());
      }

      assertThat(rig.engine.exchanges())
          .extracting(exchange -> exchange.origin().clientInstance())
          .doesNotHaveDuplicates();
    }
  }
}
