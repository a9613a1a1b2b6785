/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.OtherThreads;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.net.Authenticator;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

class SpringWebAdapterTest {

  @Test
  void untouchedCall_sendsTheVeryRequest_andGivesTheProvidersReply() throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("observe")).respond(200, Chat.REPLY)) {
      ClientHttpRequest request = rig.request();

      try (ClientHttpResponse response = rig.execute(request)) {
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getStatusText()).isEqualTo("told");
        assertThat(Rig.read(response)).isEqualTo(Chat.REPLY);
      }

      assertThat(rig.factory.sent).singleElement().isSameAs(request);
      assertThat(rig.exchange().origin().client()).isEqualTo("spring-web");
      assertThat(rig.exchange().reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_skipsTheNetwork() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      try (ClientHttpResponse response = rig.execute(rig.request())) {
        assertThat(response.getRawStatusCode()).isEqualTo(200);
        assertThat(response.getStatusText()).isEqualTo("OK");
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(Rig.read(response)).isEqualTo("{\"é\":1}");
      }

      assertThat(rig.factory.sent).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void changedRequestThatIsRejected_isSentAsTheApplicationMadeIt() throws Exception {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      FakeResponse rejection = new FakeResponse(400, "{}");
      rig.reply(rejection).respond(200, Chat.REPLY);
      ClientHttpRequest request = rig.request();

      rig.execute(request).close();

      FakeFactory.Request first = rig.factory.sent.get(0);
      assertThat(first.written()).isEqualTo(Chat.CHANGED);
      assertThat(first.getHeaders()).isEqualTo(request.getHeaders());
      assertThat(rejection.closed).isEqualTo(1);
      assertThat(rig.factory.sent.get(1)).isSameAs(request);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void failure_reachesTheApplicationAsItIs() throws Exception {
    IOException reset = new IOException("reset");
    try (Rig rig = new Rig().reply(reset)) {
      assertThat(catchThrowable(rig::call)).isSameAs(reset);

      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void transportThatTellsItsFailureLate_isToldOfToo() throws Exception {
    FakeResponse late = new FakeResponse(200, "");
    late.onStatus = new IOException("reset");
    try (Rig rig = new Rig().reply(late)) {
      assertThat(rig.execute(rig.request())).isSameAs(late);

      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatIsNoneOfItsBusiness_isSentAsItIs() throws Exception {
    try (Rig rig = new Rig()) {
      FakeFactory factory = rig.factory;
      MediaType json = MediaType.APPLICATION_JSON;
      for (ClientHttpRequest other :
          new ClientHttpRequest[] {
            rig.request(factory, Chat.URL, MediaType.MULTIPART_FORM_DATA),
            rig.request(factory, "https://api.openai.com/v1/files", json),
            rig.request(factory, "https://shop.acme.com/v1/chat/completions", json)
          }) {
        rig.respond(200, "{}").execute(other).close();
      }

      assertThat(rig.factory.sent).hasSize(3);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void requestOfAnotherFactory_isLeftAlone() throws Exception {
    try (Rig rig = new Rig().respond(200, "{}")) {
      ClientHttpRequest request = rig.request();
      rig.request(new FakeFactory(), Chat.URL, MediaType.APPLICATION_JSON);

      rig.execute(request).close();

      assertThat(rig.engine.exchanges()).isEmpty();
    }
  }

  @Test
  void requestAroundTheTransports_isPassedThroughToIt() throws Exception {
    try (Rig rig = new Rig().respond(200, "{}")) {
      ClientHttpRequest request = rig.request();
      ClientHttpRequest around =
          new BufferingClientHttpRequestFactory((url, method) -> request)
              .createRequest(URI.create(Chat.URL), HttpMethod.POST);

      assertThat(rig.adapter.call("execute", around, new Object[0])).isNull();
      rig.execute(request).close();

      assertThat(rig.engine.exchanges()).hasSize(1);
    }
  }

  @Test
  void callWithinTheCallOfAnotherLibrary_isLeftToThatOne() throws Exception {
    try (Rig rig = new Rig().respond(200, "{}").respond(200, "{}")) {
      Reentry.expect("a client of another library");
      rig.call();
      Reentry.forget();
      assertThat(rig.engine.exchanges()).isEmpty();

      OtherThreads.note(SpringWebAdapterTest.class);
      rig.call();
      assertThat(rig.engine.exchanges()).isEmpty();
    } finally {
      OtherThreads.forget(SpringWebAdapterTest.class);
    }
  }

  @Test
  void answerThatNeverComes_isTheTransportsTimeout() throws Exception {
    FakeLater later = new FakeLater();
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.join(later)))) {
      rig.factory.readTimeout = 5;

      assertThat(catchThrowable(rig::call)).isInstanceOf(SocketTimeoutException.class);
      assertThat(later.abandoned()).isEqualTo(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void factories_areToldApart() throws Exception {
    try (Rig rig = new Rig()) {
      FakeFactory other = new FakeFactory();
      for (FakeFactory factory : new FakeFactory[] {rig.factory, rig.factory, other}) {
        factory.replies.add(new FakeResponse(200, "{}"));
        rig.execute(rig.request(factory, Chat.URL, MediaType.APPLICATION_JSON)).close();
      }

      assertThat(rig.engine.exchanges())
          .extracting(exchange -> exchange.origin().clientInstance())
          .satisfies(seen -> assertThat(seen.get(0)).isEqualTo(seen.get(1)))
          .satisfies(seen -> assertThat(seen.get(1)).isNotEqualTo(seen.get(2)));
    }
  }

  @Test
  void factoryWhoseClientMayAddACredential_isAnotherAtEachCall() throws Exception {
    HttpClient client = HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
    FakeFactory factory = new FakeFactory(client);
    try (Rig rig = new Rig()) {
      for (int i = 0; i < 2; i++) {
        factory.replies.add(new FakeResponse(200, "{}"));
        rig.execute(rig.request(factory, Chat.URL, MediaType.APPLICATION_JSON)).close();
      }

      assertThat(rig.engine.exchanges())
          .extracting(exchange -> exchange.origin().clientInstance())
          .doesNotHaveDuplicates()
          .hasSize(2);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }
}
