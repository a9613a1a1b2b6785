/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // The order of arguments changed with OkHttp 4.
class OkHttpAdapterTest {

  @Test
  void untouchedCall_sendsTheVeryRequest_andGivesTheProvidersReply() throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("observe")).respond(200, Chat.REPLY)) {
      Request request = Rig.request();

      try (Response response = rig.call(request)) {
        assertThat(response.body().contentLength()).isEqualTo(Chat.REPLY.length());
        assertThat(response.body().string()).isEqualTo(Chat.REPLY);
      }

      assertThat(rig.sent()).singleElement().isSameAs(request);
      Exchange exchange = rig.exchange();
      assertThat(exchange.origin().client()).isEqualTo("okhttp");
      assertThat(exchange.servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(exchange.reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_skipsTheNetwork() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      try (Response response = rig.call(Rig.request())) {
        assertThat(response.code()).isEqualTo(200);
        assertThat(response.header("content-type")).isEqualTo("application/json");
        assertThat(response.body().string()).isEqualTo("{\"é\":1}");
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
      Request request = Rig.request();

      rig.call(request).close();

      Request first = rig.sent().get(0);
      assertThat(written(first)).isEqualTo(Chat.CHANGED);
      assertThat(first.headers()).isEqualTo(request.headers());
      assertThat(rig.sent().get(1)).isSameAs(request);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void failure_reachesTheApplicationAsItIs() throws Exception {
    IOException reset = new IOException("reset");
    try (Rig rig = new Rig().fail(reset)) {
      assertThat(catchThrowable(() -> rig.call(Rig.request()))).isSameAs(reset);

      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatIsNoneOfItsBusiness_isSentAsItIs() throws Exception {
    try (Rig rig = new Rig()) {
      RequestBody form = RequestBody.create(null, "x");
      for (Request other :
          new Request[] {
            Rig.request(form),
            Rig.request().newBuilder().url("https://api.openai.com/v1/files").build(),
            Rig.request().newBuilder().url("https://shop.acme.com/v1/chat/completions").build()
          }) {
        rig.respond(200, "{}").call(other).close();
      }

      assertThat(rig.sent()).hasSize(3);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void callWithinTheCallOfAnotherLibrary_isLeftToThatOne() throws Exception {
    try (Rig rig = new Rig().respond(200, "{}").respond(200, "{}")) {
      Call later = rig.client.newCall(Rig.request());
      Reentry.expect("a client of another library");
      rig.call(Rig.request()).close();
      rig.adapter.call("enqueue", later, new Object[1]);
      Reentry.forget();

      later.execute().close();

      assertThat(rig.engine.exchanges()).isEmpty();
    }
  }

  @Test
  void clients_areToldApart_andOneThatMayAddCredentialsIsNewAtEachCall() throws Exception {
    try (Rig rig = new Rig()) {
      OkHttpClient plain = rig.client;
      OkHttpClient signing =
          plain.newBuilder().addNetworkInterceptor(chain -> chain.proceed(chain.request())).build();
      for (OkHttpClient client : new OkHttpClient[] {plain, plain, signing, signing}) {
        rig.respond(200, "{}");
        client.newCall(Rig.request()).execute().close();
      }

      assertThat(rig.engine.exchanges())
          .extracting(exchange -> exchange.origin().clientInstance())
          .satisfies(seen -> assertThat(seen.get(0)).isEqualTo(seen.get(1)))
          .satisfies(seen -> assertThat(seen.subList(1, 4)).doesNotHaveDuplicates());
    }
  }

  @Test
  void off_leavesEverythingAlone() throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("off")).respond(200, "{}")) {
      rig.call(Rig.request()).close();

      assertThat(rig.engine.exchanges()).isEmpty();
    }
  }

  private static String written(Request request) throws IOException {
    Buffer bytes = new Buffer();
    request.body().writeTo(bytes);
    return bytes.readUtf8();
  }
}
