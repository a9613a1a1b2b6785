/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Await;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.entity.StringEntity;
import org.apache.http.util.EntityUtils;
import org.junit.jupiter.api.Test;

class Apache4AdapterTest {

  @Test
  void untouchedCall_sendsTheVeryRequest_andGivesTheProvidersReply() throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("observe")).respond(200, Chat.REPLY)) {
      HttpPost request = Rig.request();

      try (CloseableHttpResponse response = rig.execute(request)) {
        assertThat(response.getEntity().getContentLength()).isEqualTo(Chat.REPLY.length());
        assertThat(EntityUtils.toString(response.getEntity())).isEqualTo(Chat.REPLY);
      }

      assertThat(rig.sent()).singleElement().isSameAs(request);
      assertThat(rig.closed()).isEqualTo(1);
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(rig.exchange().reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_skipsTheNetwork() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      try (CloseableHttpResponse response = rig.execute(Rig.request())) {
        assertThat(response.getStatusLine().getStatusCode()).isEqualTo(200);
        assertThat(response.getFirstHeader("content-type").getValue())
            .isEqualTo("application/json");
        assertThat(EntityUtils.toString(response.getEntity(), UTF_8)).isEqualTo("{\"é\":1}");
      }

      assertThat(rig.sent()).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void changedRequestThatIsRejected_isSentAsTheApplicationMadeIt() throws Exception {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      rig.respond(400, "{}").respond(200, Chat.REPLY);
      HttpPost request = Rig.request();

      rig.execute(request).close();

      HttpEntityEnclosingRequest first = (HttpEntityEnclosingRequest) rig.sent().get(0);
      assertThat(EntityUtils.toString(first.getEntity())).isEqualTo(Chat.CHANGED);
      assertThat(first.getEntity().getContentType().getValue()).startsWith("application/json");
      assertThat(first.getRequestLine().getUri()).isEqualTo(Chat.URL);
      assertThat(first.getFirstHeader("Authorization").getValue()).isEqualTo("Bearer key");
      assertThat(rig.sent().get(1)).isSameAs(request);
      assertThat(rig.closed()).isEqualTo(2);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void failure_reachesTheApplicationAsItIs() throws Exception {
    IOException reset = new IOException("reset");
    try (Rig rig = new Rig().fail(reset)) {
      assertThat(catchThrowable(() -> rig.execute(Rig.request()))).isSameAs(reset);

      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void replyWithoutBody_isGivenAsItIs() throws Exception {
    try (Rig rig = new Rig().respond(204, (StringEntity) null)) {
      try (CloseableHttpResponse response = rig.execute(Rig.request())) {
        assertThat(response.getEntity()).isNull();
      }

      assertThat(rig.exchange().errorType()).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatIsNoneOfItsBusiness_isSentAsItIs() throws Exception {
    try (Rig rig = new Rig()) {
      HttpPost form = Rig.request();
      form.setEntity(new StringEntity("x=1", ContentType.APPLICATION_FORM_URLENCODED));
      HttpPost once = Rig.request();
      once.setEntity(
          new InputStreamEntity(
              new ByteArrayInputStream(new byte[2]), 2, ContentType.APPLICATION_JSON));
      HttpPost files = Rig.request();
      files.setURI(URI.create("https://api.openai.com/v1/files"));
      for (HttpPost other : new HttpPost[] {form, once, files}) {
        rig.respond(200, "{}").execute(other).close();
      }
      Reentry.expect("a client of another library");
      rig.respond(200, "{}").execute(Rig.request()).close();
      Reentry.forget();

      assertThat(rig.sent()).hasSize(4);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answerThatNeverComes_isTheSocketTimeout() {
    FakeLater later = new FakeLater();
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.join(later)))) {
      HttpPost hasty = Rig.request();
      hasty.setConfig(RequestConfig.custom().setSocketTimeout(5).build());

      assertThat(catchThrowable(() -> rig.execute(hasty)))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(later.abandoned()).isEqualTo(1);
    }
  }

  @Test
  void abort_endsTheWait() throws Exception {
    FakeLater later = new FakeLater();
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.join(later)))) {
      rig.fail(new IOException("Request aborted"));
      HttpPost request = Rig.request();
      CompletableFuture<Throwable> ended =
          CompletableFuture.supplyAsync(() -> catchThrowable(() -> rig.execute(request)));
      Await.until("the call waits", later::isAwaited);

      request.abort();

      assertThat(ended.get(20, TimeUnit.SECONDS)).hasMessage("Request aborted");
      assertThat(later.abandoned()).isPositive();
    }
  }
}
