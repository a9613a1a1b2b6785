/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Call;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.PushedReply;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.policy.Verdict;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class WatchedPublisherTest {

  private final ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
  private final TestEngine engine = TestEngine.optimizing(policy);
  private final Sinks.Many<String> transport = Sinks.many().unicast().onBackpressureBuffer();

  @AfterEach
  void endsOnce_andNothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
    assertThat(engine.suppressed()).isZero();
  }

  /* What holds the reply is on no stack afterwards. */
  private Flux<String> opened() {
    Object held = new Object();
    Call call = Chat.open(engine);
    call.begin();
    PushedReply reply = Objects.requireNonNull(call.opened(200, Chat.JSON, held));
    return Flux.from(
        new WatchedPublisher<>(
            transport.asFlux(),
            (item, bytes) -> bytes.accept(ByteBuffer.wrap(item.getBytes(UTF_8))),
            reply,
            held));
  }

  @Test
  void replyThatIsOnItsWay_isNotTakenForDropped() {
    List<String> seen = new CopyOnWriteArrayList<>();
    opened().subscribe(seen::add);
    transport.tryEmitNext("a");
    engine.collectGarbage();
    transport.tryEmitNext("b");
    transport.tryEmitComplete();

    assertThat(seen).containsExactly("a", "b");
    assertThat(policy.ends().get(0).body()).isEqualTo("ab".getBytes(UTF_8));
  }

  @Test
  void replyThatNobodySubscribesTo_isTakenForDropped() {
    opened();
    engine.collectGarbage();

    assertThat(policy.journal()).contains("scripted.ended");
  }
}
