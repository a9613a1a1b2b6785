/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class AnswerSourceTest {

  private static final int CHUNK = 8192;

  private final FakeSubscriber application = new FakeSubscriber();
  private final Sink<ByteBuffer> sink = new TextSink(application);

  @Test
  void answer_isPushedAsFarAsItIsAskedFor() {
    Source source = source(new ByteArrayInputStream(new byte[2 * CHUNK + 1]));

    source.request(1);
    assertThat(application.seen()).hasSize(1);
    source.request(2);

    assertThat(application.seen()).hasSize(4).last().isEqualTo("end");
  }

  @Test
  void end_isTold_althoughNobodyAsksForMore() {
    source(new ByteArrayInputStream("all".getBytes(UTF_8))).request(1);

    assertThat(application.seen()).containsExactly("all", "end");
  }

  @Test
  void cancel_closesTheAnswer_andTellsNothing() {
    CloseNoting answer = new CloseNoting(new byte[3 * CHUNK]);
    Source source = source(answer);
    source.request(1);

    source.cancel();
    source.request(5);

    assertThat(answer.closed).isTrue();
    assertThat(application.seen()).hasSize(1);
  }

  @Test
  void answerThatBreaksOff_failsTheSubscriber() {
    source(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("reset");
              }
            })
        .request(1);

    assertThat(application.seen()).containsExactly("java.io.IOException: reset");
  }

  @Test
  void readThatFails_isDoneOnceMore() {
    long before = SuppressedFailures.count();

    source(new FailingOnce("all".getBytes(UTF_8))).request(1);

    assertThat(application.seen()).containsExactly("all", "end");
    assertThat(SuppressedFailures.count()).isEqualTo(before + 1);
  }

  @Test
  void failureOfTheApplication_endsTheAnswer() {
    application.onNext(
        () -> {
          throw new IllegalStateException("full");
        });
    long before = SuppressedFailures.count();

    source(new ByteArrayInputStream("all".getBytes(UTF_8))).request(1);

    assertThat(application.seen()).containsExactly("all", "java.lang.IllegalStateException: full");
    assertThat(SuppressedFailures.count()).isEqualTo(before);
  }

  @Test
  void withoutAThreadToReadOn_theAskingOneReads() {
    Executor closed =
        task -> {
          throw new RejectedExecutionException("closed");
        };

    new AnswerSource(new ByteArrayInputStream("all".getBytes(UTF_8)), sink, closed).request(1);

    assertThat(application.seen()).containsExactly("all", "end");
  }

  private Source source(InputStream answer) {
    return new AnswerSource(answer, sink, Runnable::run);
  }

  private static final class FailingOnce extends ByteArrayInputStream {

    private boolean failed;

    FailingOnce(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] target) throws IOException {
      if (!failed) {
        failed = true;
        throw new IllegalStateException("once");
      }
      return super.read(target);
    }
  }

  private static final class CloseNoting extends ByteArrayInputStream {

    private boolean closed;

    CloseNoting(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
