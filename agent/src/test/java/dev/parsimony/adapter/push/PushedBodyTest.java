/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.engine.Call;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.PushedReply;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushedBodyTest {

  private final ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
  private final TestEngine engine = TestEngine.optimizing(policy);
  private final FakeTransport transport = new FakeTransport();
  private final FakeSubscriber application = new FakeSubscriber();
  private final PushedReply reply = opened();
  private final PushedBody<String> body = new PushedBody<>(transport, reply, transport::subscribe);

  private int failures;

  private PushedReply opened() {
    Call call = Chat.open(engine);
    call.begin();
    return Objects.requireNonNull(call.opened(200, Chat.JSON, application));
  }

  @AfterEach
  void endsOnce_andNothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
    assertThat(engine.suppressed()).isEqualTo(failures);
  }

  @Test
  void alone_theApplicationsDemandIsTheTransports() throws InterruptedException {
    body.deliverTo(application);
    body.request(1);
    body.next("a");
    body.request(2);
    body.next("b");
    body.complete();

    assertThat(transport.requested(2)).containsExactly(1L, 2L);
    assertThat(application.seen()).containsExactly("a", "b", "end");
    assertThat(new String(policy.ends().get(0).body(), UTF_8)).isEqualTo("ab");
  }

  @Test
  void alone_theApplicationsCancelIsTheTransports() {
    body.deliverTo(application);
    body.request(1);
    body.next("a");
    body.cancel();

    assertThat(transport.cancelled()).isEqualTo(1);
    assertThat(application.seen()).containsExactly("a");
    assertThatThrownBy(() -> policy.live().readAlong()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onceOthersFollow_allIsReceived_andTheApplicationStillGetsWhatItAsksFor() throws Exception {
    body.deliverTo(application);
    body.request(1);
    InputStream follower = policy.live().readAlong();
    assertThat(transport.requested(2)).containsExactly(1L, Long.MAX_VALUE - 1);
    List.of("a", "b", "c").forEach(body::next);
    body.complete();

    assertThat(follower.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
    assertThat(application.seen()).containsExactly("a");
    body.request(5);
    assertThat(application.seen()).containsExactly("a", "b", "c", "end");
  }

  @Test
  void cancelOfTheApplication_takesNothingFromThoseWhoFollow() throws IOException {
    body.deliverTo(application);
    body.request(1);
    InputStream follower = policy.live().readAlong();
    body.next("a");
    body.cancel();
    body.next("b");
    body.complete();

    assertThat(transport.cancelled()).isZero();
    assertThat(transport.discarded()).containsExactly("b");
    assertThat(follower.readAllBytes()).isEqualTo("ab".getBytes(UTF_8));
    assertThat(application.seen()).containsExactly("a");
  }

  @Test
  void whatOthersNeed_isReceived_beforeTheApplicationSubscribes() throws IOException {
    InputStream follower = policy.live().readAlong();
    body.next("a");
    body.complete();

    assertThat(follower.readAllBytes()).isEqualTo("a".getBytes(UTF_8));
    body.deliverTo(application);
    body.request(1);
    assertThat(transport.subscriptions()).isEqualTo(1);
    assertThat(application.seen()).containsExactly("a", "end");
  }

  @Test
  void failureOfTheTransport_reachesEverybody() {
    body.deliverTo(application);
    body.request(Long.MAX_VALUE);
    InputStream follower = policy.live().readAlong();
    body.next("a");
    body.fail(new IOException("reset"));

    assertThat(application.seen()).containsExactly("a", "java.io.IOException: reset");
    assertThatThrownBy(follower::readAllBytes).hasRootCauseMessage("reset");
    assertThat(policy.ends().get(0).body()).isNull();
  }

  @Test
  void transportThatAddsUpItsDemand_isNeverAskedForMoreThanThereAreNumbers() throws Exception {
    body.deliverTo(application);
    body.request(256);
    policy.live().readAlong();
    assertThat(transport.requested(2)).hasSize(2);
    policy.live().readAlong();
    body.request(256);
    body.request(Long.MAX_VALUE);
    body.complete();

    assertThat(transport.demand()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void transportIsAsked_byNobodyWhoFollows() throws Exception {
    body.deliverTo(application);
    policy.live().readAlong();

    assertThat(transport.requested(1)).containsExactly(Long.MAX_VALUE);
    assertThat(transport.asker()).startsWith("parsimony-reader-");
    body.complete();
  }

  @Test
  void transportThatIsAskedFromWithin_isNotEnteredTwice() throws Exception {
    transport.onRequest(() -> askOnceMore(transport.demand()));
    body.deliverTo(application);
    body.request(1);
    body.complete();

    assertThat(transport.requested(3)).containsExactly(1L, 1L, 1L);
  }

  private void askOnceMore(long soFar) {
    if (soFar < 3) {
      body.request(1);
      assertThat(transport.demand()).isEqualTo(soFar);
    }
  }

  @Test
  void cancelBeforeTheTransportHasAccepted_reachesIt() {
    body.cancel();
    body.deliverTo(application);

    assertThat(transport.cancelled()).isEqualTo(1);
    assertThat(transport.demand()).isZero();
  }

  @Test
  void whatIsNoNumberOfItems_isTheTransportsToObjectTo() throws Exception {
    body.deliverTo(application);
    body.request(-1);
    body.complete();

    assertThat(transport.requested(1)).containsExactly(-1L);
  }

  @Test
  void itemThatCannotBeNoted_isDelivered_andWhatWasNotedIsNotTakenForAll() {
    body.deliverTo(application);
    body.request(Long.MAX_VALUE);
    body.next("a");
    transport.failToShow(new IllegalStateException("closed"));
    body.next("b");
    body.next("c");
    body.complete();

    failures = 1;
    assertThat(application.seen()).containsExactly("a", "b", "c", "end");
    assertThat(policy.ends().get(0).body()).isNull();
  }

  @Test
  void failureOfTheApplication_isItsOwn() {
    application.onNext(
        () -> {
          throw new IllegalStateException("full");
        });
    body.deliverTo(application);
    body.request(Long.MAX_VALUE);

    assertThatThrownBy(() -> body.next("a")).hasMessage("full");
    body.fail(new IOException("cancelled"));
    assertThat(application.seen()).containsExactly("a", "java.io.IOException: cancelled");
  }

  @Test
  void endWithoutDemand_isTold() {
    body.deliverTo(application);
    body.complete();

    assertThat(application.seen()).containsExactly("end");
  }

  @Test
  void subscriberThatAsksFromWithin_isNotEnteredTwice() {
    application.onNext(() -> body.request(1));
    body.deliverTo(application);
    body.request(1);
    List.of("a", "b", "c").forEach(body::next);
    body.complete();

    assertThat(application.deepest()).isEqualTo(1);
    assertThat(application.seen()).containsExactly("a", "b", "c", "end");
  }
}
