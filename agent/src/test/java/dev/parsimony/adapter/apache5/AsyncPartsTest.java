/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.engine.Chat;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.junit.jupiter.api.Test;

class AsyncPartsTest {

  private static final BasicEntityDetails DETAILS =
      new BasicEntityDetails(-1, ContentType.APPLICATION_JSON);

  /** The producer of this version adds zeros when it begins anew. */
  @Test
  void body_isReadOnce_andKept() {
    AsyncRequest request = request(Chat.REQUEST, ContentType.APPLICATION_JSON);
    byte[] read = request.json();
    AsyncRequest kept = request.with(Chat.REQUEST.getBytes(UTF_8));

    assertThat(read).isEqualTo(Chat.REQUEST.getBytes(UTF_8));
    assertThat(kept.json()).isEqualTo(read);
    assertThat(kept.json()).isEqualTo(read);
    assertThat(kept.body.getContentType()).isEqualTo(request.body.getContentType());
    assertThat(request.with(Chat.CHANGED.getBytes(UTF_8)).json())
        .isEqualTo(Chat.CHANGED.getBytes(UTF_8));
    assertThat(request("x=1", ContentType.APPLICATION_FORM_URLENCODED).json()).isNull();
  }

  @Test
  void answer_isPushedAsFarAsThereIsRoom() throws Exception {
    AsyncRig application = new AsyncRig(3);

    answer(new ByteArrayInputStream(Chat.REPLY.getBytes(UTF_8))).handTo(application);

    assertThat(application.ended.get(20, TimeUnit.SECONDS)).isEqualTo(Chat.REPLY);
    assertThat(application.status).isEqualTo(200);
  }

  @Test
  void answerWithoutRoom_holdsNoThread() throws Exception {
    AsyncRig application = new AsyncRig(0);
    InputStream bytes = new ByteArrayInputStream("{}".getBytes(UTF_8));
    AsyncAnswer answer = new AsyncAnswer(new BasicHttpResponse(200), DETAILS, bytes, Runnable::run);

    answer.handTo(application);
    assertThat(application.ended).isNotDone();
    application.makeRoom(1);

    assertThat(application.ended).isCompletedWithValue("{}");
  }

  @Test
  void cancelledAnswer_endsTheWaitForRoom() {
    AsyncRig application = new AsyncRig(0);
    AsyncAnswer answer = answer(new ByteArrayInputStream(Chat.REPLY.getBytes(UTF_8)));

    answer.handTo(application);
    answer.cancel();

    assertThat(application.ended)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableOfType(Exception.class);
  }

  @Test
  void reply_goesToTheApplication_onceItIsKnownWhoTakesIt() throws Exception {
    AsyncRig application = new AsyncRig(100_000);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);
    exchange
        .opened()
        .thenAccept(reply -> ForkJoinPool.commonPool().execute(() -> reply.handTo(application)));

    var consumer = exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    consumer.consume(ByteBuffer.wrap("{}".getBytes(UTF_8)));
    consumer.streamEnd(null);
    exchange.completed();

    assertThat(application.ended.get(20, TimeUnit.SECONDS)).isEqualTo("{}");
  }

  @Test
  void discardedReply_isReadToItsEnd_andThenTheNextIsSent() throws Exception {
    AsyncRig application = new AsyncRig(1);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);
    List<String> sent = new ArrayList<>();
    exchange.opened().thenAccept(Handed::discard);
    exchange.then(() -> sent.add("again"));

    var consumer = exchange.handleResponse(new BasicHttpResponse(400), DETAILS);
    consumer.consume(ByteBuffer.wrap("{\"error\":1}".getBytes(UTF_8)));
    consumer.streamEnd(null);
    assertThat(sent).isEmpty();
    exchange.completed();

    assertThat(sent).containsExactly("again");
    assertThat(application.ended).isNotDone();
  }

  @Test
  void failureBeforeAReply_isThatOfTheSending() {
    AsyncRig application = new AsyncRig(1);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);

    exchange.failed(new IllegalStateException("refused"));

    assertThat(exchange.opened()).isCompletedExceptionally();
    assertThat(application.ended).isNotDone();
  }

  @Test
  void judgedReply_isReadByTheAgent_andItsEndNotToldToTheApplication() throws Exception {
    AsyncRig application = new AsyncRig(1);
    AsyncExchange exchange = new AsyncExchange(application, head -> true);

    var consumer = exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    consumer.consume(ByteBuffer.wrap("{}".getBytes(UTF_8)));
    consumer.streamEnd(null);
    exchange.completed();

    AsyncReply reply = (AsyncReply) exchange.opened().get(20, TimeUnit.SECONDS);
    assertThat(reply.body()).hasContent("{}");
    assertThat(application.ended).isNotDone();
  }

  @Test
  void judgedReplyThatBreaksOff_endsTheReading_withWhatTheClientFailedWith() throws Exception {
    AsyncRig application = new AsyncRig(10);
    AsyncExchange exchange = new AsyncExchange(application, head -> true);
    exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    Exception ofTheClient = new HttpException("cut off");

    exchange.failed(ofTheClient);
    AsyncReply reply = (AsyncReply) exchange.opened().get(20, TimeUnit.SECONDS);
    answer(requireNonNull(reply.body())).handTo(application);

    assertThat(application.ended)
        .failsWithin(20, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isSameAs(ofTheClient);
  }

  @Test
  void replyToWhatTheClientSendsAgain_goesToTheApplication_whereTheFirstDid() throws Exception {
    AsyncRig application = new AsyncRig(100_000);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);
    exchange.opened().thenAccept(reply -> reply.handTo(application));
    exchange.handleResponse(new BasicHttpResponse(200), DETAILS);

    var second = exchange.handleResponse(new BasicHttpResponse(201), DETAILS);
    second.consume(ByteBuffer.wrap("{}".getBytes(UTF_8)));
    second.streamEnd(null);
    exchange.completed();

    assertThat(application.status).isEqualTo(201);
    assertThat(application.ended).isCompletedWithValue("{}");
  }

  @Test
  void replyToWhatTheClientSendsAgain_isDropped_whereTheFirstWasJudged() throws Exception {
    AsyncRig application = new AsyncRig(100_000);
    AsyncExchange exchange = new AsyncExchange(application, head -> true);
    exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    AsyncReply first = (AsyncReply) exchange.opened().get(20, TimeUnit.SECONDS);

    var second = exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    second.consume(ByteBuffer.wrap("{}".getBytes(UTF_8)));
    exchange.completed();

    assertThatThrownBy(() -> requireNonNull(first.body()).read()).hasMessage("sent again");
    assertThat(application.status).isZero();
    assertThat(application.ended).isNotDone();
  }

  @Test
  void cancelBeforeAReply_endsTheSending_whateverTheClientTells() throws Exception {
    AsyncRig application = new AsyncRig(1);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);

    exchange.cancelled();
    assertThat(exchange.opened()).isCompletedExceptionally();
    var consumer = exchange.handleResponse(new BasicHttpResponse(200), DETAILS);
    consumer.consume(ByteBuffer.wrap("{}".getBytes(UTF_8)));
    exchange.completed();

    assertThat(application.status).isZero();
    assertThat(application.ended).isNotDone();
  }

  @Test
  void failureAfterACancel_isToldToTheApplication() {
    AsyncRig application = new AsyncRig(1);
    AsyncExchange exchange = new AsyncExchange(application, head -> false);

    exchange.cancelled();
    exchange.failed(new IllegalStateException("cancelled"));

    assertThat(application.ended).isCompletedExceptionally();
  }

  @Test
  void cancelOfAJudgedReply_leavesItToThoseWhoReadAlong() throws Exception {
    AsyncReply reply = new AsyncReply(new BasicHttpResponse(200), DETAILS, true);

    assertThat(reply.cancel(false)).isTrue();
    assertThat(reply.cancel(true)).isFalse();
    reply.drop();
    assertThat(reply.cancel(true)).isTrue();
  }

  @Test
  void dependency_passesACancelOn_whenever() {
    OwnDependency dependency = new OwnDependency();
    CompletableFuture<Boolean> early = new CompletableFuture<>();
    CompletableFuture<Boolean> late = new CompletableFuture<>();
    dependency.setDependency(() -> early.complete(true));

    assertThat(dependency.cancel()).isTrue();
    dependency.setDependency(() -> late.complete(true));

    assertThat(early).isDone();
    assertThat(late).isDone();
    assertThat(dependency.cancel()).isFalse();
  }

  private static AsyncRequest request(String body, ContentType type) {
    BasicHttpRequest head = new BasicHttpRequest("POST", "/v1/chat/completions");
    return new AsyncRequest(head, new BasicAsyncEntityProducer(body, type));
  }

  private static AsyncAnswer answer(InputStream bytes) {
    return new AsyncAnswer(new BasicHttpResponse(200), DETAILS, bytes, ForkJoinPool.commonPool());
  }
}
