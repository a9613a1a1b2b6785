/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PulledBodyTest {

  private final FakeTransport transport = new FakeTransport();
  private final PulledBody<String> body = new PulledBody<>(transport, transport::subscribe);

  @Test
  void items_areReadAsOne_andAskedForOneByOne() throws Exception {
    gives("ab", "", "c");

    assertThat(body.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));

    assertThat(transport.requested(4)).containsExactly(1L, 1L, 1L, 1L);
    assertThat(transport.subscriptions()).isEqualTo(1);
    assertThat(transport.discarded()).containsExactly("ab", "", "c");
    assertThat(transport.cancelled()).isZero();
  }

  @Test
  void nothingIsAskedFor_beforeSomebodyReads() throws IOException {
    body.close();

    assertThat(transport.subscriptions()).isZero();
    assertThatThrownBy(body::read).isInstanceOf(IOException.class);
  }

  @Test
  void read_waitsForATransportOnAnotherThread() throws Exception {
    CompletableFuture<Integer> read = CompletableFuture.supplyAsync(this::readOne);
    transport.requested(1);
    body.next("x");

    assertThat(read.get()).isEqualTo('x');
  }

  @Test
  void close_cancelsTheTransport_andFailsWhoWaits() throws Exception {
    CompletableFuture<Integer> read = CompletableFuture.supplyAsync(this::readOne);
    transport.requested(1);
    body.close();

    assertThat(read.get()).isEqualTo(-2);
    assertThat(transport.cancelled()).isEqualTo(1);
    body.next("late");
    assertThat(transport.discarded()).containsExactly("late");
  }

  @Test
  void closeAfterTheEnd_cancelsNothing() throws IOException {
    gives("a");
    body.readAllBytes();
    body.close();

    assertThat(transport.cancelled()).isZero();
  }

  @Test
  void interruptedReader_waitsNoLonger_andStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void transportThatFails_failsTheReader_afterWhatCameBefore() throws IOException {
    IOException reset = new IOException("reset");
    transport.onRequest(
        () -> {
          body.next("a");
          body.fail(reset);
        });

    assertThat(body.read()).isEqualTo('a');
    assertThatThrownBy(body::read).isSameAs(reset);
  }

  @Test
  void failureThatIsNoStreams_isGivenToASubscriberAsItWas() {
    FakeSubscriber application = new FakeSubscriber();
    IllegalStateException timedOut = new IllegalStateException("timed out");
    transport.onRequest(() -> body.fail(timedOut));

    new AnswerSource(body, new TextSink(application), Runnable::run).request(1);

    assertThat(application.seen()).containsExactly("java.lang.IllegalStateException: timed out");
  }

  @Test
  void itemThatCannotBeLookedInto_breaksTheBodyOff() {
    long before = SuppressedFailures.count();
    transport.failToShow(new IllegalStateException("bug"));
    transport.onRequest(() -> body.next("a"));

    assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    assertThat(transport.cancelled()).isEqualTo(1);
    assertThat(transport.discarded()).containsExactly("a");
    assertThat(SuppressedFailures.count()).isEqualTo(before + 1);
  }

  private void gives(String... items) {
    List<String> left = new ArrayList<>(List.of(items));
    transport.onRequest(
        () -> {
          if (left.isEmpty()) {
            body.complete();
          } else {
            body.next(left.remove(0));
          }
        });
  }

  private int readOne() {
    try {
      return body.read();
    } catch (IOException closed) {
      return -2;
    }
  }
}
