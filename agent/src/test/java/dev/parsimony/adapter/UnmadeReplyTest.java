/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Call;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Replies and answers of which a library makes nothing: what the policies keep for a call, a
 * reservation or a place that others wait for, does not stay until the garbage is collected.
 */
class UnmadeReplyTest {

  private static final IllegalStateException OF_THE_LIBRARY =
      new IllegalStateException("of the library");

  private final ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
  private final TestEngine engine = TestEngine.optimizing(policy);
  private final Library library = new Library();
  private long suppressed;

  @AfterEach
  void nothingElseIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isEqualTo(suppressed);
  }

  @ParameterizedTest
  @EnumSource
  void replyThatWasNotOpened_endsTheCall(Delivery way) {
    assertThat(outcome(way)).isSameAs(OF_THE_LIBRARY);

    assertThat(policy.journal()).containsExactly("scripted.before", "scripted.ended");
  }

  @ParameterizedTest
  @EnumSource
  void replyThatWasOpened_isDropped(Delivery way) {
    library.opens = true;

    assertThat(outcome(way)).isSameAs(OF_THE_LIBRARY);

    assertThat(policy.journal())
        .containsExactly("scripted.before", "scripted.opened", "scripted.ended");
  }

  @ParameterizedTest
  @EnumSource
  void replyThatOthersFollow_isReadToItsEnd(Delivery way) throws Exception {
    library.opens = true;
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    policy.opened(() -> policy.live().receive()).ended(() -> ended.complete(true));

    assertThat(outcome(way)).isSameAs(OF_THE_LIBRARY);

    assertThat(ended.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(policy.ends())
        .singleElement()
        .extracting(EndedReply::body)
        .isEqualTo(Chat.REPLY.getBytes(UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void answer_endsTheCallToo(Delivery way) {
    policy.before(() -> Verdict.answer(Chat.answer(Chat.REPLY)));

    assertThat(outcome(way)).isSameAs(OF_THE_LIBRARY);

    assertThat(policy.journal()).containsExactly("scripted.before", "scripted.ended");
  }

  @Test
  void nothingAtAll_isAFailureOfTheAgent_andTheReplyIsGivenAsItCame() {
    library.made = CompletableFuture.completedFuture(null);
    suppressed = 1;

    assertThat(outcome(Delivery.ASYNC)).isEqualTo("reply");

    assertThat(policy.journal()).containsExactly("scripted.before", "scripted.ended");
  }

  /* What the application gets, or what is thrown to it. */
  private @Nullable Object outcome(Delivery way) {
    Call call = Chat.open(engine);
    @Nullable Object[] pair = requireNonNull(new InterceptedCall<>(call, library).run(way));
    if (pair[1] != null || way == Delivery.BLOCKING) {
      return pair[1] == null ? pair[0] : pair[1];
    }
    try {
      return ((CompletableFuture<?>) requireNonNull(pair[0])).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** A library that sends at once, and makes of each reply what a test says. */
  private static final class Library implements LibraryCall<String, String> {

    boolean opens;
    CompletableFuture<@Nullable String> made = new CompletableFuture<>();

    Library() {
      made.completeExceptionally(OF_THE_LIBRARY);
    }

    @Override
    public Object target() {
      return this;
    }

    @Override
    public String request() {
      return "request";
    }

    @Override
    public String changed(WireRequest changed) {
      return "changed";
    }

    @Override
    public String send(String request) {
      return "reply";
    }

    @Override
    public CompletableFuture<String> sendAsync(String request) {
      return CompletableFuture.completedFuture("reply");
    }

    @Override
    public int status(String response) {
      return 200;
    }

    @Override
    public String watched(String response, Call call) {
      throw new UnsupportedOperationException("made later");
    }

    @Override
    @SuppressWarnings("NullAway") // A reply that is null is what a test is about.
    public CompletableFuture<String> watchedAsync(String response, Call call) {
      if (opens) {
        call.opened(200, Chat.JSON, new ByteArrayInputStream(Chat.REPLY.getBytes(UTF_8)));
      }
      return made;
    }

    @Override
    public @Nullable String answer(WireReply reply, Call call) {
      throw new UnsupportedOperationException("made later");
    }

    @Override
    public CompletableFuture<@Nullable String> answerAsync(WireReply reply, Call call) {
      call.answered(reply);
      return made;
    }

    @Override
    public CompletableFuture<@Nullable String> answerWaiting(WireReply reply, Call call) {
      return answerAsync(reply, call);
    }

    @Override
    public void close(String response) {}

    @Override
    public boolean retriesAfterTimeout() {
      return false;
    }

    @Override
    public Throwable timedOut() {
      return OF_THE_LIBRARY;
    }
  }
}
