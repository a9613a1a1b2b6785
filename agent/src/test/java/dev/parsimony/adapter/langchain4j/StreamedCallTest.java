/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Await;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StreamedCallTest {

  private static final String STREAM =
      "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}\n\n"
          + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: [DONE]\n\n";
  private static final String[] TOLD = {
    "open 200",
    "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"}}]}",
    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
    "[DONE]",
    "close"
  };

  @Test
  void untouchedCall_sendsTheVeryRequest_andIsHeardOnTheLibrarysThread() throws Throwable {
    try (Rig rig = new Rig(TestEngine.inMode("observe"))) {
      AtomicReference<Thread> librarys = new AtomicReference<>();
      rig.client.elsewhere(
          (parser, listener) -> {
            librarys.set(Thread.currentThread());
            FakeClient.run(body(STREAM), parser, listener);
          });
      HttpRequest request = Rig.streamedRequest();

      rig.stream(rig.client, request, new DefaultServerSentEventParser());

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
      assertThat(rig.heard.thread).isSameAs(librarys.get());
      assertThat(rig.client.sent()).singleElement().isSameAs(request);
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(rig.exchange().reply().flaw()).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_isHeardElsewhere_withoutTheNetwork() throws Throwable {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(events(body(STREAM)))))) {
      rig.stream();

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
      assertThat(rig.heard.thread).isNotSameAs(Thread.currentThread());
      assertThat(rig.heard.contextLoader).isSameAs(Thread.currentThread().getContextClassLoader());
      assertThat(rig.heard.opened.headers().get("Content-Type"))
          .containsExactly("text/event-stream; charset=utf-8");
      assertThat(rig.client.sent()).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answerThatIsStillComing_doesNotHoldTheCaller() throws Throwable {
    CompletableFuture<InputStream> coming = new CompletableFuture<>();
    InputStream late =
        new InputStream() {
          @Override
          public int read() throws IOException {
            return coming.join().read();
          }
        };
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(events(late))))) {
      rig.stream();
      assertThat(rig.heard.untilTold("open 200").told).hasSize(1);

      coming.complete(body(STREAM));

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
    }
  }

  @Test
  void rejection_isHeardAsItIs_andToldWithWhatItSays() throws Throwable {
    try (Rig rig = new Rig()) {
      HttpException rejection =
          new HttpException(401, "{\"error\":{\"code\":\"invalid_api_key\"}}");
      rig.client.elsewhere((parser, listener) -> listener.onError(rejection));

      rig.stream();

      assertThat(rig.heard.untilTold("error").errors).containsExactly(rejection);
      assertThat(rig.exchange().status()).isEqualTo(401);
      assertThat(rig.exchange().errorType()).isEqualTo("invalid_api_key");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatTheLibraryTellsTwice_isHeardTwice() throws Throwable {
    try (Rig rig = new Rig()) {
      rig.client.elsewhere(
          (parser, listener) -> {
            listener.onError(new IOException("first"));
            listener.onError(new IOException("second"));
            listener.onClose();
          });

      rig.stream();

      assertThat(rig.heard.untilTold("close").told).containsExactly("error", "error", "close");
    }
  }

  @Test
  void callThatThrowsAtOnce_throwsAtOnce() throws Exception {
    try (Rig rig = new Rig()) {
      IllegalArgumentException refusal = new IllegalArgumentException("no URL");
      rig.client.here(
          (parser, listener) -> {
            throw refusal;
          });

      assertThat(catchThrowable(rig::stream)).isSameAs(refusal);
      assertThat(rig.heard.told).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void changedRequestThatIsRejected_isSentAnew_andOnlyThatIsHeard() throws Throwable {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      rig
          .client
          .elsewhere((parser, listener) -> listener.onError(new HttpException(400, "{}")))
          .stream(body(STREAM));
      HttpRequest request = Rig.streamedRequest();

      rig.stream(rig.client, request, new DefaultServerSentEventParser());

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
      assertThat(rig.client.sent().get(0).body()).isEqualTo(Chat.CHANGED);
      assertThat(rig.client.sent().get(1)).isSameAs(request);
    }
  }

  @Test
  void cancelledStream_isClosedAtTheProvider_andIncomplete() throws Throwable {
    ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
    try (Rig rig = new Rig(policy)) {
      HaltingBody body = new HaltingBody(STREAM, new CountDownLatch(1));
      rig.heard.cancelsAtOnce = true;
      rig.client.stream(body);

      rig.stream();

      assertThat(rig.heard.untilTold("close").told).hasSize(3);
      assertThat(body.closed).isTrue();
      Await.until("the call has ended", () -> !policy.ends().isEmpty());
      assertThat(policy.ends().get(0).facts().flaw()).isEqualTo("incomplete_reply");
    }
  }

  @Test
  void cancelledStream_isReceivedToItsEnd_whereOthersReadAlong() throws Throwable {
    ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
    AtomicReference<InputStream> others = new AtomicReference<>();
    policy.opened(() -> others.set(policy.live().readAlong()));
    try (Rig rig = new Rig(policy)) {
      CountDownLatch heardTheFirst = new CountDownLatch(1);
      rig.heard.cancelsAtOnce = true;
      rig.client.stream(new HaltingBody(STREAM, heardTheFirst));

      rig.stream();
      rig.heard.untilTold("close");
      heardTheFirst.countDown();

      assertThat(others.get().readAllBytes()).asString(UTF_8).isEqualTo(STREAM);
      Await.until("the call has ended", () -> !policy.ends().isEmpty());
      assertThat(policy.ends().get(0).facts().flaw()).isNull();
      assertThat(rig.heard.told).containsOnlyOnce("close");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void libraryThatCallsBackBeforeItReturns_onAnotherThread_isHeardThere() throws Throwable {
    try (Rig rig = new Rig()) {
      CompletableFuture<Thread> reading = new CompletableFuture<>();
      rig.client.here(
          (parser, listener) -> {
            Thread library =
                new Thread(
                    () -> {
                      try {
                        FakeClient.run(body(STREAM), parser, listener);
                      } catch (Exception e) {
                        listener.onError(e);
                      }
                    });
            library.start();
            rig.heard.untilTold("close");
            reading.complete(library);
          });

      rig.stream();

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
      assertThat(rig.heard.thread).isSameAs(reading.join());
    }
  }

  @Test
  void libraryThatCallsBackOnTheCallersThread_isHeardThere_asItComes() throws Throwable {
    try (Rig rig = new Rig()) {
      CountDownLatch rest = new CountDownLatch(1);
      rig.heard.onEvent = rest::countDown;
      rig.client.here(
          (parser, listener) -> FakeClient.run(new HaltingBody(STREAM, rest), parser, listener));

      rig.stream();

      assertThat(rig.heard.told).containsExactly(TOLD);
      assertThat(rig.heard.thread).isSameAs(Thread.currentThread());
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(rig.exchange().reply().flaw()).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void libraryThatFailsOnTheCallersThread_isHeard() throws Throwable {
    try (Rig rig = new Rig()) {
      IOException refused = new IOException("refused");
      rig.client.here((parser, listener) -> listener.onError(refused));

      rig.stream();

      assertThat(rig.heard.errors).containsExactly(refused);
      assertThat(rig.heard.told).containsExactly("error");
      assertThat(rig.exchange().errorType()).isEqualTo(IOException.class.getName());
    }
  }

  @Test
  void rejectionOnTheCallersThread_isSentAnew_andOnlyThatIsHeard() throws Throwable {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      rig.client.here((parser, listener) -> listener.onError(new HttpException(400, "{}")));
      rig.client.here((parser, listener) -> FakeClient.run(body(STREAM), parser, listener));

      rig.stream();

      assertThat(rig.heard.told).containsExactly(TOLD);
      assertThat(rig.client.sent()).hasSize(2);
      assertThat(rig.exchange().reply().flaw()).isNull();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void libraryThatThrowsAfterItCalledBack_throws_andSendsNothingAnew() throws Exception {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> changed))) {
      IllegalStateException broken = new IllegalStateException("of the library");
      rig.client.here(
          (parser, listener) -> {
            FakeClient.run(body(STREAM), parser, listener);
            throw broken;
          });

      assertThat(catchThrowable(rig::stream)).isSameAs(broken);
      assertThat(rig.heard.told).containsExactly(TOLD);
      assertThat(rig.client.sent()).hasSize(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void listenerOnTheCallersThread_isInNoOriginalMethod() throws Throwable {
    try (Rig rig = new Rig()) {
      List<Boolean> within = new ArrayList<>();
      rig.heard.onEvent = () -> within.add(Reentry.within());
      rig.client.here(
          (parser, listener) -> {
            FakeClient.run(body(STREAM), parser, listener);
            within.add(Reentry.within());
          });

      rig.stream();

      assertThat(within).containsExactly(false, false, false, true);
      assertThat(Reentry.within()).isFalse();
    }
  }

  @Test
  void parserThatThrows_isHeardAsWithoutTheAgent() throws Throwable {
    ServerSentEventParser broken =
        (body, listener) -> {
          throw new IllegalStateException("of the parser");
        };
    try (Rig rig = new Rig()) {
      rig.client.stream(body(STREAM));
      rig.stream(rig.client, Rig.streamedRequest(), broken);

      Throwable heard = rig.heard.untilTold("error").errors.get(0);

      assertThat(heard)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("of the parser");
      assertThat(rig.heard.told).containsExactly("open 200", "error");
    }
  }

  @Test
  void parserThatThrowsOnAnAnswer_isHeardAlike() throws Throwable {
    ServerSentEventParser broken =
        (body, listener) -> {
          throw new IllegalStateException("of the parser");
        };
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.answer(events(body(STREAM)))))) {
      rig.stream(rig.client, Rig.streamedRequest(), broken);

      Throwable heard = rig.heard.untilTold("error").errors.get(0);

      assertThat(heard)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("of the parser");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void replyThatBreaksOff_isHeardAsItIs() throws Throwable {
    try (Rig rig = new Rig()) {
      IOException reset = new IOException("reset");
      rig.client.stream(
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw reset;
            }
          });

      rig.stream();

      assertThat(rig.heard.untilTold("close").errors).containsExactly(reset);
      assertThat(rig.exchange().errorType()).isEqualTo(IOException.class.getName());
    }
  }

  @Test
  void laterFailureOfTheAgent_leavesTheCallAsItWas() throws Throwable {
    ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
    policy.opened(
        () -> {
          throw new IllegalStateException("injected");
        });
    try (Rig rig = new Rig(policy)) {
      rig.client.stream(body(STREAM));

      rig.stream();

      assertThat(rig.heard.untilTold("close").told).containsExactly(TOLD);
      assertThat(rig.engine.suppressed()).isEqualTo(1);
    }
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static WireReply events(InputStream body) {
    return new WireReply(200, Chat.EVENTS, () -> body);
  }

  /** Gives its first event, and the rest when it may; fails once it was closed. */
  private static final class HaltingBody extends InputStream {

    private final byte[] bytes;
    private final int first;
    private final CountDownLatch rest;
    private int at;
    private volatile boolean closed;

    HaltingBody(String text, CountDownLatch rest) {
      this.bytes = text.getBytes(UTF_8);
      this.first = text.indexOf("\n\n") + 2;
      this.rest = rest;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at >= first) {
        await();
      }
      if (closed) {
        throw new IOException("closed");
      }
      int end = at < first ? first : bytes.length;
      int count = Math.min(length, end - at);
      System.arraycopy(bytes, at, target, offset, count);
      at += count;
      return count == 0 ? -1 : count;
    }

    private void await() throws IOException {
      try {
        if (!rest.await(20, TimeUnit.SECONDS)) {
          throw new IOException("never went on");
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
