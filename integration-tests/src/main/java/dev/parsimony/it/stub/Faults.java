/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The faults that a provider or the network between can show. */
public final class Faults {

  private Faults() {}

  /** Nothing unusual: leaves a place in the order of scripted requests. */
  public static Fault none() {
    return new Fault() {};
  }

  /** The provider's own error reply of a status. */
  public static Fault status(int status) {
    return sending(reply -> reply.vendor().error(status).from(reply.vendor()));
  }

  /** Any status and body. */
  public static Fault status(int status, String body, Map<String, String> headers) {
    return sending(
        reply -> {
          Reply sent = Reply.whole(status, Reply.utf8(body)).from(reply.vendor());
          for (Map.Entry<String, String> header : headers.entrySet()) {
            sent = sent.withHeader(header.getKey(), header.getValue());
          }
          return sent;
        });
  }

  /** OpenAI's flex tier has no room for a request. */
  public static Fault flexUnavailable() {
    return sending(reply -> Errors.resourceUnavailable().from(reply.vendor()));
  }

  public static Fault header(String name, String value) {
    return sending(reply -> reply.withHeader(name, value));
  }

  public static Fault resetBeforeHeaders() {
    return sending(reply -> reply.withoutHead(Ending.RESET));
  }

  public static Fault closedBeforeHeaders() {
    return sending(reply -> reply.withoutHead(Ending.CLOSED));
  }

  public static Fault resetAfterHeaders() {
    return sending(reply -> reply.endingAfter(0, Ending.RESET).withPacing(Pacing.SINGLY));
  }

  public static Fault resetMidBody() {
    return sending(reply -> half(reply, Ending.RESET));
  }

  /** The connection is closed in order with half of the body outstanding. */
  public static Fault closedMidBody() {
    return sending(reply -> half(reply, Ending.CLOSED));
  }

  /** The second half of the events never comes, yet the body is ended as if all was well. */
  public static Fault truncatedStream() {
    return sending(reply -> reply.withChunks(reply.chunks().subList(0, reply.chunks().size() / 2)));
  }

  /** Everything came but the last event. */
  public static Fault lastEventMissing() {
    return sending(reply -> reply.withChunks(reply.chunks().subList(0, reply.chunks().size() - 1)));
  }

  public static Fault invalidJson() {
    return sending(
        reply -> {
          List<byte[]> chunks = new ArrayList<>(reply.chunks());
          int middle = chunks.size() / 2;
          // Cut at the same place each time, before anything whose length differs between calls.
          byte[] cut = Arrays.copyOf(chunks.get(middle), 60);
          chunks.set(middle, reply.streamed() ? ended(cut) : cut);
          return reply.withChunks(chunks);
        });
  }

  /** An error body that arrives with status 200. */
  public static Fault errorBody() {
    return sending(reply -> Reply.whole(200, reply.vendor().serverError()).from(reply.vendor()));
  }

  public static Fault emptyBody() {
    return sending(reply -> reply.withChunks(List.of()));
  }

  public static Fault contentType(String contentType) {
    return header("content-type", contentType);
  }

  /** Half of the events, then one that tells of an error. */
  public static Fault errorEvent() {
    return sending(
        reply -> {
          List<byte[]> chunks =
              new ArrayList<>(reply.chunks().subList(0, reply.chunks().size() / 2));
          chunks.add(reply.vendor().errorEvent(reply.chunks().get(0), chunks.size()));
          return reply.withChunks(chunks);
        });
  }

  /** Each byte of the body is sent by itself. */
  public static Fault splitAtEveryByte() {
    return sending(
        reply -> {
          Reply split = reply.split(1);
          return split.withPacing(Pacing.SINGLY);
        });
  }

  /** A finish reason of null at the very end. */
  public static Fault noFinishReason() {
    return saying(answer -> answer.withFinish(Finish.UNSAID));
  }

  public static Fault contentFilter() {
    return saying(answer -> answer.withFinish(Finish.CONTENT_FILTER));
  }

  public static Fault length() {
    return saying(answer -> answer.withFinish(Finish.LENGTH));
  }

  /** An answer of that many words, each an event of its own in a stream. */
  public static Fault words(int count) {
    return saying(answer -> answer.withText(answer.text() + " w".repeat(count)));
  }

  /** An answer whose text has at least that many bytes. */
  public static Fault bytes(int count) {
    return saying(answer -> answer.withText(answer.text() + " " + "x".repeat(count)));
  }

  /** An answer with exactly that text. */
  public static Fault text(String text) {
    return saying(answer -> answer.withText(text));
  }

  /** Input tokens that the provider read from its own prompt cache. */
  public static Fault cachedTokens(long count) {
    return saying(answer -> answer.withCachedTokens(count));
  }

  private static byte[] ended(byte[] event) {
    byte[] ended = Arrays.copyOf(event, event.length + 2);
    Arrays.fill(ended, event.length, ended.length, (byte) '\n');
    return ended;
  }

  private static Reply half(Reply reply, Ending ending) {
    Reply pieces = reply.chunks().size() > 1 ? reply : reply.split(64);
    return pieces.endingAfter(pieces.chunks().size() / 2, ending).withPacing(Pacing.SINGLY);
  }

  private static Fault sending(UnaryOperator<Reply> change) {
    return new Fault() {
      @Override
      public Reply reply(Reply reply) {
        return change.apply(reply);
      }
    };
  }

  private static Fault saying(UnaryOperator<Answer> change) {
    return new Fault() {
      @Override
      public Answer answer(Answer answer) {
        return change.apply(answer);
      }
    };
  }
}
