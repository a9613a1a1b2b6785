/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.engine.Await;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FakeLater;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingCallTest {

  private final FakeLater later = new FakeLater();
  private final Rig rig = new Rig(ScriptedPolicy.saying(() -> Verdict.join(later)));

  @AfterEach
  void nothingFails() throws Exception {
    rig.close();
    assertThat(rig.engine.suppressed()).isZero();
  }

  @Test
  void answerOfTheSameCallInFlight_isGiven() throws Exception {
    later.come(Verdict.answer(Chat.answer(Chat.REPLY)));

    try (Response response = rig.call(Rig.request())) {
      assertThat(response.body().string()).isEqualTo(Chat.REPLY);
    }
    assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.JOINED);
  }

  @Test
  void answerThatNeverComes_isTheLibrarysReadTimeout() {
    OkHttpClient hasty = rig.client.newBuilder().readTimeout(Duration.ofMillis(5)).build();

    assertThat(catchThrowable(() -> hasty.newCall(Rig.request()).execute()))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessage("timeout");
    assertThat(later.abandoned()).isEqualTo(1);
  }

  @Test
  void answerThatNeverComes_isTheLibrarysCallTimeout() {
    OkHttpClient hasty = rig.client.newBuilder().callTimeout(Duration.ofMillis(500)).build();

    assertThat(catchThrowable(() -> hasty.newCall(Rig.request()).execute()))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(later.abandoned()).isPositive();
  }

  @Test
  void cancel_endsTheWait() throws Exception {
    rig.fail(new IOException("Canceled"));
    Call call = rig.client.newCall(Rig.request());
    CompletableFuture<Throwable> ended =
        CompletableFuture.supplyAsync(() -> catchThrowable(call::execute));
    Await.until("the call waits", later::isAwaited);

    call.cancel();
    Await.until(
        "the cancel has arrived",
        () -> {
          rig.adapter.call("cancel", call, new Object[0]);
          return ended.isDone();
        });

    assertThat(ended.get(20, TimeUnit.SECONDS)).hasMessage("Canceled");
    assertThat(later.abandoned()).isPositive();
  }
}
