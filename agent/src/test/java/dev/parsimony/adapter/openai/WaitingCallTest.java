/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import dev.parsimony.adapter.openai.Rig.Way;
import dev.parsimony.engine.Await;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitingCallTest {

  private final FakeLater later = new FakeLater();
  private final ScriptedPolicy policy = ScriptedPolicy.saying(() -> Verdict.pending(later));
  private final Rig rig = new Rig(policy);
  private final FakeResponse response = new FakeResponse(200, "own call");
  private long suppressed;

  @AfterEach
  void endsOnce_andCountsWhatFailed() throws Exception {
    rig.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
    assertThat(rig.engine.suppressed()).isEqualTo(suppressed);
  }

  @ParameterizedTest
  @EnumSource
  void laterAnswer_isGiven(Way way) throws Throwable {
    CompletableFuture<Void> coming =
        whenAwaited(() -> later.come(Verdict.answer(Chat.answer(Chat.REPLY))));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    coming.join();
    assertThat(rig.transport.sent()).isEmpty();
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
  }

  @ParameterizedTest
  @EnumSource
  void answerOfTheSameCallInFlight_isToldAsJoined(Way way) throws Throwable {
    policy.before(() -> Verdict.join(later));
    CompletableFuture<Void> coming =
        whenAwaited(() -> later.come(Verdict.answer(Chat.answer(Chat.REPLY))));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    coming.join();
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.JOINED);
  }

  @ParameterizedTest
  @EnumSource
  void laterProceed_makesTheOwnCall(Way way) throws Throwable {
    CompletableFuture<Void> coming = whenAwaited(() -> later.come(Verdict.proceed()));
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");

    coming.join();
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
  }

  @ParameterizedTest
  @EnumSource
  void laterChange_isSent(Way way) throws Throwable {
    byte[] changed = Chat.CHANGED.getBytes(UTF_8);
    CompletableFuture<Void> coming =
        whenAwaited(() -> later.come(Verdict.proceed(Chat.request().withBody(changed))));
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");

    coming.join();
    assertThat(Rig.body(rig.transport.sent().get(0))).isEqualTo(Chat.CHANGED);
  }

  @ParameterizedTest
  @EnumSource
  void failedVerdict_makesTheOwnCall(Way way) throws Throwable {
    suppressed = 1;
    later.fail(new AssertionError("injected"));
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");
  }

  @ParameterizedTest
  @EnumSource
  void missingVerdict_makesTheOwnCall(Way way) throws Throwable {
    suppressed = 1;
    later.come(null);
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");
  }

  @ParameterizedTest
  @EnumSource
  void waitThatCannotBegin_makesTheOwnCall(Way way) throws Throwable {
    suppressed = 1;
    policy.before(() -> Verdict.pending(new BrokenLater()));
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");
  }

  @ParameterizedTest
  @EnumSource
  void verdictThatNeverComes_isTheLibrarysTimeout_whereItDoesNotRetry(Way way) {
    rig.timeout(Duration.ofMillis(5));

    assertThatThrownBy(() -> rig.call(way))
        .isInstanceOf(OpenAIIoException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);

    assertThat(later.abandoned()).isEqualTo(1);
    assertThat(rig.transport.sent()).isEmpty();
    assertThat(rig.exchange().errorType()).isEqualTo(OpenAIIoException.class.getName());
  }

  @ParameterizedTest
  @EnumSource
  void verdictThatNeverComes_makesTheOwnCall_whereTheLibraryRetries(Way way) throws Throwable {
    rig.retries(1).timeout(Duration.ofMillis(5));
    rig.transport.respond(response);

    assertThat(Rig.text(rig.call(way))).isEqualTo("own call");

    assertThat(later.abandoned()).isEqualTo(1);
  }

  @Test
  void asyncCaller_isNotHeld() throws Throwable {
    CompletableFuture<HttpResponse> future = rig.future();

    assertThat(future).isNotDone();
    later.come(Verdict.answer(Chat.answer(Chat.REPLY)));

    assertThat(Rig.text(future.get(20, TimeUnit.SECONDS))).isEqualTo(Chat.REPLY);
  }

  @Test
  void callbacksAfterAWait_findTheCallersContextClassLoader() throws Throwable {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader callers = new ClassLoader(before) {};
    Thread.currentThread().setContextClassLoader(callers);
    CompletableFuture<ClassLoader> seen;
    try {
      seen = rig.future().thenApply(any -> Thread.currentThread().getContextClassLoader());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }

    later.come(Verdict.answer(Chat.answer(Chat.REPLY)));

    assertThat(seen.get(20, TimeUnit.SECONDS)).isSameAs(callers);
    endUnread();
  }

  @Test
  void interruptedWait_makesTheOwnCall_andKeepsTheFlag() throws Throwable {
    rig.transport.respond(response);
    Thread.currentThread().interrupt();

    String given = Rig.text(rig.call(Way.BLOCKING));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(given).isEqualTo("own call");
    assertThat(rig.transport.sent()).hasSize(1);
    assertThat(later.abandoned()).isEqualTo(1);
  }

  @Test
  void cancelWhileWaiting_abandonsTheWait_andEndsTheCall() throws Throwable {
    CompletableFuture<HttpResponse> future = rig.future();

    assertThat(future.cancel(true)).isTrue();
    later.come(Verdict.proceed());

    assertThat(future).isCancelled();
    assertThat(later.abandoned()).isEqualTo(1);
    assertThat(rig.exchange().errorType()).isEqualTo("java.util.concurrent.CancellationException");
    assertThat(rig.transport.sent()).isEmpty();
  }

  @Test
  void cancelInFlight_reachesTheLibrary() throws Throwable {
    policy.before(Verdict::proceed);
    CompletableFuture<HttpResponse> inFlight = new CompletableFuture<>();
    rig.transport.then(() -> inFlight);
    CompletableFuture<HttpResponse> future = rig.future();

    future.cancel(true);

    assertThat(future).isCancelled();
    assertThat(rig.exchange().errorType()).isEqualTo("java.util.concurrent.CancellationException");
  }

  @Test
  void responseThatNobodyTakesAnyMore_isClosed() throws Throwable {
    policy.before(Verdict::proceed);
    CompletableFuture<HttpResponse> inFlight = new CompletableFuture<>();
    rig.transport.then(() -> inFlight);
    rig.future().completeExceptionally(new TimeoutException("the application's own"));

    inFlight.complete(response);

    assertThat(response.closed()).isEqualTo(1);
  }

  @Test
  void dependentFailure_isWrappedAsWithoutTheAgent() throws Throwable {
    policy.before(Verdict::proceed);
    IllegalStateException failure = new IllegalStateException("of the transport");
    rig.transport.fail(failure);

    assertThatThrownBy(() -> rig.future().thenApply(any -> any).join())
        .isInstanceOf(CompletionException.class)
        .hasCause(failure);
  }

  private CompletableFuture<Void> whenAwaited(Runnable action) {
    return CompletableFuture.runAsync(
        () -> {
          Await.until("the call waits", later::isAwaited);
          action.run();
        });
  }

  /* The application never touched the answer: what ends the call is that it is dropped. */
  private void endUnread() {
    Await.until(
        "the dropped answer ends the call",
        () -> {
          System.gc();
          return policy.journal().contains("scripted.ended");
        });
  }

  /** A wait that fails at its start. */
  private static final class BrokenLater implements Verdict.Later {

    @Override
    public CompletableFuture<Verdict> verdict() {
      throw new StackOverflowError();
    }

    @Override
    public void abandon() {}
  }
}
