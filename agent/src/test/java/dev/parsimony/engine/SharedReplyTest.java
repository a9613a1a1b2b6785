/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedReplyTest {

  private final ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
  private final TestEngine engine = TestEngine.optimizing(policy);
  private final Call call = Chat.open(engine);
  private final Upstream upstream = new Upstream();

  @AfterEach
  void endsOnce_andNothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
    assertThat(engine.suppressed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tee_isWhatTheProviderSent_howeverItIsRead(long seed) throws IOException {
    byte[] sent = new byte[20_000];
    Random random = new Random(seed);
    random.nextBytes(sent);
    InputStream reply = open(new ByteArrayInputStream(sent));

    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[700];
    for (int n = 0; n >= 0; n = readSome(reply, buffer, random)) {
      read.write(buffer, 0, n);
    }

    assertThat(read.toByteArray()).isEqualTo(sent);
    assertThat(policy.ends().get(0).body()).isEqualTo(sent);
  }

  @Test
  void tooLongReply_passesThroughWhole_butIsNotKept() throws IOException {
    byte[] sent = new byte[9 << 20];
    Arrays.fill(sent, (byte) 'x');

    assertThat(open(new ByteArrayInputStream(sent)).readAllBytes()).isEqualTo(sent);

    assertThat(policy.ends().get(0).body()).isNull();
  }

  @Test
  void earlyClose_closesTheProvidersStream() throws IOException {
    InputStream reply = open(upstream.chunk("Hello").chunk(" world"));
    assertThat(reply.read(new byte[64])).isEqualTo(5);

    reply.close();

    assertThat(upstream.closed()).isEqualTo(1);
    assertThat(policy.ends().get(0).body()).isEqualTo("Hello".getBytes(UTF_8));
    assertThat(policy.live().receive()).isFalse();
    assertThatThrownBy(() -> policy.live().readAlong()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void available_isTheProviders() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));

    assertThat(reply.available()).isEqualTo(5);
    reply.close();
  }

  @Test
  void lateFollower_getsAllFromTheFirstByte() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    assertThat(reply.read(new byte[64])).isEqualTo(5);

    InputStream follower = policy.live().readAlong();
    upstream.chunk(" world").end();

    assertThat(text(follower)).isEqualTo("Hello world");
    assertThat(text(reply)).isEqualTo(" world");
    Await.until("the stream was closed", () -> upstream.closed() == 1);
  }

  @Test
  void followerAfterTheEnd_getsAllTheSame() throws IOException {
    InputStream reply = open(upstream.chunk("Hello").end());
    assertThat(text(reply)).isEqualTo("Hello");

    assertThat(text(policy.live().readAlong())).isEqualTo("Hello");
  }

  @Test
  void manyFollowers_getTheSame() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    InputStream one = policy.live().readAlong();
    InputStream two = policy.live().readAlong();
    upstream.chunk(" world").end();

    assertThat(text(one)).isEqualTo("Hello world");
    assertThat(text(reply)).isEqualTo("Hello world");
    assertThat(text(two)).isEqualTo("Hello world");
  }

  @Test
  void receivedReply_comesToItsEnd_thoughTheLeaderReadsNothing() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    assertThat(policy.live().receive()).isTrue();
    assertThat(policy.live().receive()).isTrue();
    upstream.chunk(" world").end();

    Await.until("the call has ended", () -> policy.journal().contains("scripted.ended"));
    assertThat(policy.ends().get(0).body()).isEqualTo("Hello world".getBytes(UTF_8));
    assertThat(text(reply)).isEqualTo("Hello world");
    Await.until("the stream was closed", () -> upstream.closed() == 1);
  }

  @Test
  void receivedReply_comesToItsEnd_thoughTheLeaderClosesIt() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    assertThat(reply.read(new byte[64])).isEqualTo(5);
    assertThat(policy.live().receive()).isTrue();
    reply.close();
    upstream.chunk(" world").end();

    Await.until("the call has ended", () -> policy.journal().contains("scripted.ended"));
    assertThat(policy.ends().get(0).body()).isEqualTo("Hello world".getBytes(UTF_8));
  }

  @Test
  void leaderWhoCloses_takesNothingFromItsFollowers() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    InputStream follower = policy.live().readAlong();

    reply.close();
    upstream.chunk(" world").end();

    assertThat(text(follower)).isEqualTo("Hello world");
    Await.until("the call has ended", () -> policy.journal().contains("scripted.ended"));
    assertThat(policy.ends().get(0).body()).isEqualTo("Hello world".getBytes(UTF_8));
  }

  @Test
  void followerWhoCloses_takesNothingFromTheLeader() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    InputStream follower = policy.live().readAlong();

    follower.close();
    upstream.chunk(" world").end();

    assertThat(text(reply)).isEqualTo("Hello world");
    assertThatThrownBy(follower::read).isInstanceOf(IOException.class);
  }

  @Test
  void leaderWhoIsInterrupted_takesNothingFromItsFollowers() throws IOException {
    InputStream reply = open(upstream.chunk("Hello"));
    InputStream follower = policy.live().readAlong();
    assertThat(reply.read(new byte[64])).isEqualTo(5);
    Await.until("the agent reads", upstream::isAwaited);

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> reply.read(new byte[64])).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    upstream.chunk(" world").end();

    assertThat(text(follower)).isEqualTo("Hello world");
  }

  @Test
  void leaderWhoDropsTheReply_takesNothingFromItsFollowers() throws IOException {
    InputStream follower = openFollowedAndDropped();
    Await.until("the agent reads", upstream::isAwaited);
    for (int i = 0; i < 5; i++) {
      System.gc();
      drainLeaks();
    }
    upstream.chunk(" world").end();

    assertThat(text(follower)).isEqualTo("Hello world");
    Await.until("the call has ended", () -> policy.journal().contains("scripted.ended"));
    assertThat(policy.ends().get(0).body()).isEqualTo("Hello world".getBytes(UTF_8));
  }

  @Test
  void brokenStream_breaksForAll() throws IOException {
    IOException reset = new IOException("reset");
    InputStream reply = open(upstream.chunk("Hello"));
    InputStream follower = policy.live().readAlong();
    upstream.fail(reset);

    assertThatThrownBy(() -> text(follower)).hasRootCause(reset);
    assertThatThrownBy(() -> text(reply)).hasRootCause(reset);
    Await.until("the call has ended", () -> policy.journal().contains("scripted.ended"));
    assertThat(policy.ends().get(0).body()).isNull();
    assertThat(engine.exchanges())
        .extracting(Exchange::errorType)
        .containsExactly(IOException.class.getName());
  }

  @Test
  void brokenStream_breaksAsItIs_whereNobodyReadsAlong() {
    IOException reset = new IOException("reset");
    InputStream reply = open(upstream.chunk("Hello").fail(reset));

    assertThatThrownBy(() -> text(reply)).isSameAs(reset);
    assertThat(policy.ends().get(0).body()).isNull();
  }

  private InputStream open(InputStream body) {
    call.begin();
    return call.opened(200, Chat.EVENTS, body);
  }

  private InputStream openFollowedAndDropped() {
    assertThat(open(upstream.chunk("Hello"))).isNotNull();
    return policy.live().readAlong();
  }

  /* Two looks of the observer later, what was due has been done. */
  private void drainLeaks() {
    long looks = engine.looks();
    Await.until("the observer looked", () -> engine.looks() > looks + 1);
  }

  private static int readSome(InputStream reply, byte[] buffer, Random random) throws IOException {
    if (random.nextInt(4) == 0) {
      int one = reply.read();
      buffer[0] = (byte) one;
      return one < 0 ? -1 : 1;
    }
    return reply.read(buffer, 0, 1 + random.nextInt(buffer.length - 1));
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }
}
