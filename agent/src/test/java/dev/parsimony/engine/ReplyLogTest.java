/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplyLogTest {

  private final ReplyLog log = new ReplyLog(4, 16);

  @Test
  void wholeReply_isAllThatWasNoted() {
    append("Hello ");
    append("world");
    log.end(null);

    assertThat(log.whole()).isEqualTo("Hello world".getBytes(UTF_8));
  }

  @Test
  void whatComesAfterTheEnd_isNotNoted() {
    append("Hello");
    log.end(null);
    append(" again");

    assertThat(log.whole()).isEqualTo("Hello".getBytes(UTF_8));
  }

  @Test
  void replyThatBrokeOff_isNoWholeReply() {
    append("Hello");
    log.end(new IOException("reset"));

    assertThat(log.whole()).isNull();
  }

  @Test
  void tooLongReply_isNotKept() {
    append("0123456789");
    append("0123456789");
    log.end(null);

    assertThat(log.whole()).isNull();
    assertThat(log.size()).isZero();
    assertThat(log.follow()).isFalse();
  }

  @Test
  void followedReply_isKeptHoweverLong() {
    assertThat(log.follow()).isTrue();
    append("0123456789");
    append("0123456789");
    log.end(null);

    assertThat(log.whole()).hasSize(20);
  }

  @Test
  void releasedReply_cannotBeFollowed() {
    assertThat(log.release()).isTrue();
    assertThat(log.follow()).isFalse();
  }

  @Test
  void followedReply_isNotReleased() {
    assertThat(log.follow()).isTrue();
    assertThat(log.release()).isFalse();
  }

  @Test
  void readerOfADroppedReply_isToldThatItBrokeOff() throws IOException {
    LogReader reader = new LogReader(log, 0);
    assertThat(log.follow()).isTrue();
    append("Hello");
    assertThat(reader.read()).isEqualTo('H');

    log.drop();

    assertThat(reader.available()).isZero();
    assertThatThrownBy(reader::read).isInstanceOf(IOException.class);
    assertThat(log.whole()).isNull();
  }

  @Test
  void closedReader_stopsWaiting() {
    LogReader reader = new LogReader(log, 0);
    CompletableFuture<Integer> read = read(reader);

    reader.close();

    assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void readAgainAfterTheEnd_isTheEndAgain_alsoWhereTheReaderWasClosedAtTheEnd() throws IOException {
    LogReader reader = new LogReader(log, 0);
    log.end(null);
    assertThat(reader.read()).isEqualTo(-1);

    reader.close();

    assertThat(reader.read()).isEqualTo(-1);
  }

  @Test
  void readOfNothing_doesNotWait() throws IOException {
    assertThat(new LogReader(log, 0).read(new byte[0], 0, 0)).isZero();
  }

  private static CompletableFuture<Integer> read(LogReader reader) {
    CompletableFuture<Integer> read = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                read.complete(reader.read());
              } catch (IOException e) {
                read.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    Await.until("the reader waits", () -> thread.getState() == Thread.State.WAITING);
    return read;
  }

  private void append(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    log.append(bytes, 0, bytes.length);
  }
}
