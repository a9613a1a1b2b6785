/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ExchangeListener;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.setting.FakeEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObserverTest {

  private static final int MOST_CALLS = 8192;
  private static final int BODY_BOUND = 8 << 20;
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final List<Exchange> told = new CopyOnWriteArrayList<>();

  @Test
  void callsBeyondTheQueue_areCountedAndLetGo() {
    Observer idle = observer(told::add);

    for (int i = 0; i < MOST_CALLS + 3; i++) {
      idle.closed(closed(0));
    }

    assertThat(idle.dropped()).isEqualTo(3);
  }

  @Test
  void bytesBeyondTheBound_areCountedAndLetGo() {
    Observer idle = observer(told::add);

    for (int i = 0; i < 10; i++) {
      idle.closed(closed(BODY_BOUND));
    }

    assertThat(idle.dropped()).isEqualTo(3);
  }

  @Test
  void bytesAreFreedAgain_onceTold() throws Exception {
    Observer observer = observer(told::add);
    Thread observing = start(observer);

    for (int i = 1; i <= 10; i++) {
      observer.closed(closed(BODY_BOUND));
      int count = i;
      Await.until("the call is told of", () -> told.size() == count);
    }

    assertThat(observer.dropped()).isZero();
    observer.finish(DEADLINE_NANOS);
    observing.join();
  }

  @Test
  void finish_tellsAllThatIsQueued_andFlushes() throws Exception {
    AtomicInteger toldAtFlush = new AtomicInteger(-1);
    Observer observer = observer(flushing(() -> toldAtFlush.set(told.size())));
    for (int i = 0; i < 1000; i++) {
      observer.closed(closed(0));
    }
    Thread observing = start(observer);

    observer.finish(DEADLINE_NANOS);

    assertThat(told).hasSize(1000);
    assertThat(toldAtFlush).hasValue(1000);
    observing.join();
  }

  @Test
  void finish_keepsItsDeadline_evenIfAListenerHangs() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Observer observer =
        observer(
            exchange -> {
              hanging.countDown();
              released.await();
            });
    observer.closed(closed(0));
    Thread observing = start(observer);
    assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();

    observer.finish(1);

    assertThat(observing.isAlive()).isTrue();
    released.countDown();
    observing.join();
  }

  @Test
  void housekeeping_isDoneBetweenManyCalls() throws Exception {
    AtomicInteger toldAtFirst = new AtomicInteger(-1);
    Observer observer =
        new Observer(
            TestEngine.analyst(),
            List.of(told::add),
            () -> toldAtFirst.compareAndSet(-1, told.size()));
    for (int i = 0; i < MOST_CALLS; i++) {
      observer.closed(closed(0));
    }
    Thread observing = start(observer);
    Await.until("the house was kept", () -> toldAtFirst.get() >= 0);

    assertThat(toldAtFirst.get()).isLessThan(MOST_CALLS);

    observer.finish(DEADLINE_NANOS);
    observing.join();
    assertThat(told).hasSize(MOST_CALLS);
  }

  private static Observer observer(ExchangeListener listener) {
    return new Observer(TestEngine.analyst(), List.of(listener), () -> {});
  }

  private ExchangeListener flushing(Runnable flush) {
    return new ExchangeListener() {
      @Override
      public void closed(Exchange exchange) {
        told.add(exchange);
      }

      @Override
      public void flush(long timeoutNanos) {
        flush.run();
      }
    };
  }

  private static Thread start(Observer observer) {
    Thread thread = new Thread(observer, "observer of a test");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static ClosedCall closed(int replyBytes) {
    Dialect dialect = Objects.requireNonNull(Dialects.recognise("POST", Chat.URL));
    byte[] body = replyBytes == 0 ? Chat.REPLY.getBytes(UTF_8) : new byte[replyBytes];
    EndedReply reply =
        EndedReply.read(
            ServedBy.CACHE, 200, Chat.JSON, body, false, b -> dialect.readReply(b, false));
    return new ClosedCall(
        dialect,
        Chat.request(),
        Chat.origin(),
        ConfigHolder.start(null, new FakeEnvironment(), line -> {}).current(),
        new Timing(0, 1, 1, 1, 1),
        reply,
        0,
        null,
        null,
        null,
        PolicyRun.NONE);
  }
}
