/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryScopeTest {

  private static final WireRequest SAME = Chat.request();
  private static final WireRequest OTHER = SAME.withBody(Chat.CHANGED.getBytes(UTF_8));

  private final Refusing policy = new Refusing();
  private final TestEngine engine = TestEngine.optimizing(policy);

  @AfterEach
  void nothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isZero();
  }

  @Test
  void attemptsOfOneCall_areOneExchange_ofWhatTheLastCameTo() throws IOException {
    Call first = open(SAME);
    RetryScope.enter();
    long start = System.currentTimeMillis();
    reply(open(SAME), 500);
    open(SAME).failed(new IOException("reset"));
    reply(open(SAME), 200);
    RetryScope.leave();
    first.failed(new IOException("not of this loop"));

    assertThat(told()).containsExactly("200 after 2", "0 after 0");
    Exchange call = told(0);
    assertThat(call.errorType()).isNull();
    assertThat(call.cost()).isEqualTo(8 * 150 + 600);
    assertThat(call.timing().startEpochNanos() / 1_000_000).isGreaterThanOrEqualTo(start);
  }

  @Test
  void time_runsFromTheFirstAttemptOn() throws IOException {
    RetryScope.enter();
    Call first = open(SAME);
    long start = System.nanoTime();
    reply(first, 500);
    long between = System.nanoTime() - start;
    reply(open(SAME), 200);
    RetryScope.leave();

    Timing timing = told(0).timing();
    assertThat(timing.firstChunk()).isGreaterThanOrEqualTo(between);
    assertThat(timing.duration()).isGreaterThanOrEqualTo(timing.lastChunk());
  }

  @Test
  void whenAllAttemptsFail_theLastIsTold_atTheEndOfTheLoop() throws IOException {
    RetryScope.enter();
    for (int i = 0; i < 3; i++) {
      reply(open(SAME), 429);
    }
    reply(open(OTHER), 200);
    RetryScope.leave();

    assertThat(told()).containsExactly("200 after 0", "429 after 2");
    assertThat(told(1).cost()).isZero();
  }

  @Test
  void withoutALoop_eachAttemptIsACallOfItsOwn() throws IOException {
    RetryScope.leave();
    reply(open(SAME), 500);
    reply(open(SAME), 200);

    assertThat(told()).containsExactly("500 after 0", "200 after 0");
  }

  @Test
  void otherRequests_andRepetitionsAfterASuccess_areCallsOfTheirOwn() throws IOException {
    RetryScope.enter();
    reply(open(SAME), 200);
    reply(open(OTHER), 500);
    reply(open(SAME), 200);
    reply(open(OTHER), 200);
    RetryScope.leave();

    assertThat(told()).containsExactly("200 after 0", "200 after 0", "200 after 1");
  }

  @Test
  void attemptThatMayBeBilled_isToldByItself() throws IOException {
    RetryScope.enter();
    Upstream upstream = new Upstream().chunk("{").fail(new IOException("reset"));
    InputStream body = open(SAME).opened(200, Chat.JSON, upstream);
    assertThatThrownBy(body::readAllBytes).hasMessage("reset");
    reply(open(SAME), 200);
    RetryScope.leave();

    assertThat(told()).containsExactly("200 after 0", "200 after 1");
    assertThat(told(0).cost()).isNull();
  }

  @Test
  void loopWithinALoop_isPartOfTheOuterOne() throws IOException {
    RetryScope.enter();
    for (int i = 0; i < 2; i++) {
      RetryScope.enter();
      reply(open(SAME), 500);
      reply(open(SAME), 500);
      RetryScope.leave();
    }
    RetryScope.leave();
    reply(open(SAME), 500);

    assertThat(told()).containsExactly("500 after 3", "500 after 0");
  }

  @Test
  void attemptThatEndsAfterTheLoop_isToldThen() {
    RetryScope.enter();
    Call asynchronous = open(SAME);
    RetryScope.leave();
    CompletableFuture.runAsync(() -> asynchronous.failed(new IOException("reset"))).join();

    assertThat(told()).containsExactly("0 after 0");
  }

  @Test
  void attemptsUnderWayAtOnce_areCallsOfTheirOwn() throws IOException {
    RetryScope.enter();
    Call one = open(SAME);
    Call another = open(SAME);
    reply(one, 500);
    reply(another, 500);
    RetryScope.leave();

    assertThat(told()).containsExactly("500 after 0", "500 after 0");
  }

  @Test
  void longBatchInOneLoop_isToldOfOnTheWay() throws IOException {
    RetryScope.enter();
    for (int i = 0; i < 40; i++) {
      reply(open(SAME.withBody(Chat.REQUEST.replace("Hi", "Hi " + i).getBytes(UTF_8))), 500);
    }
    // What is held is told of when the application ends, though the loop has not.
    assertThat(told()).hasSize(40);
    RetryScope.leave();
  }

  @Test
  void refusal_isDecidedOnce_andToldOnce() throws IOException {
    policy.refuses = true;
    RetryScope.enter();
    for (int i = 0; i < 3; i++) {
      Call call = open(SAME);
      call.answered(call.begin().reply()).readAllBytes();
      policy.refuses = false;
    }
    RetryScope.leave();

    assertThat(policy.asked).hasValue(1);
    assertThat(told()).containsExactly("429 after 2");
    assertThat(told(0).servedBy()).isEqualTo(ServedBy.REFUSED);
    assertThat(told(0).errorType()).isEqualTo("parsimony.refused");
    assertThat(told(0).decisions()).extracting(Decision::outcome).containsExactly("refused");
  }

  @Test
  void refusal_holdsForTheSameCredentialAlone() throws IOException {
    policy.refuses = true;
    RetryScope.enter();
    for (String key : List.of("Bearer a", "Bearer b", "Bearer b")) {
      Call call = open(keyed(key));
      call.answered(call.begin().reply()).readAllBytes();
    }
    RetryScope.leave();

    assertThat(policy.asked).hasValue(2);
  }

  private static WireRequest keyed(String key) {
    WireHeaders headers =
        WireHeaders.of(
            Map.of("Authorization", List.of(key), "traceparent", List.of("" + System.nanoTime())));
    return new WireRequest("POST", Chat.URL, headers, Chat.REQUEST.getBytes(UTF_8));
  }

  private Call open(WireRequest request) {
    Dialect dialect = Objects.requireNonNull(engine.engine().dialectOf("POST", Chat.URL));
    return engine.engine().open(dialect, request, Chat.origin());
  }

  private static void reply(Call call, int status) throws IOException {
    assertThat(call.begin().kind()).isEqualTo(Verdict.Kind.PROCEED);
    String body = status == 200 ? Chat.REPLY : "{\"error\":{\"message\":\"no\"}}";
    call.opened(status, Chat.JSON, new ByteArrayInputStream(body.getBytes(UTF_8))).readAllBytes();
  }

  private Exchange told(int index) {
    return engine.exchanges().get(index);
  }

  private List<String> told() {
    return engine.exchanges().stream()
        .map(call -> call.status() + " after " + call.resends())
        .toList();
  }

  /** Refuses calls when it is told to. */
  private static final class Refusing implements Policy {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean refuses;

    @Override
    public String name() {
      return "budget";
    }

    @Override
    public Verdict before(PolicyCall call) {
      asked.incrementAndGet();
      if (!refuses) {
        return Verdict.proceed();
      }
      call.decide(new Decision("budget", "refused", "spent"));
      byte[] body = "{\"error\":{\"message\":\"no\"}}".getBytes(UTF_8);
      return Verdict.answer(new WireReply(429, Chat.JSON, () -> new ByteArrayInputStream(body)));
    }
  }
}
