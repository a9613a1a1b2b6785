/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A good answer of the provider, in the form in which it came. */
final class StoredAnswer {

  private static final byte[] NO_BYTES = {};

  private final byte @Nullable [] body;
  private final ReplyHeaders headers;
  private final long weight;
  private final boolean stream;
  private final boolean usageInStream;
  private final boolean toolCalls;
  private final SavedTokens saved;
  private final Term term;
  private final Screening screening;

  private StoredAnswer(
      byte @Nullable [] body,
      ReplyHeaders headers,
      RequestFacts asked,
      EndedReply reply,
      Term term,
      Screening screening) {
    ReplyFacts facts = requireNonNull(reply.facts(), "facts is null");
    this.body = body;
    this.headers = headers;
    this.weight = requireNonNull(reply.body(), "body is null").length + (long) headers.weight();
    this.stream = reply.stream();
    this.usageInStream = asked.usageInStream();
    this.toolCalls = facts.toolCalls();
    this.saved = new SavedTokens(facts.usage());
    this.term = term;
    this.screening = screening;
  }

  /** One that was kept elsewhere in its parts. */
  StoredAnswer(
      byte @Nullable [] body,
      ReplyHeaders headers,
      boolean stream,
      boolean usageInStream,
      boolean toolCalls,
      SavedTokens saved,
      Term term,
      Screening screening) {
    this.body = body;
    this.headers = headers;
    this.weight = (body == null ? 0 : body.length) + (long) headers.weight();
    this.stream = stream;
    this.usageInStream = usageInStream;
    this.toolCalls = toolCalls;
    this.saved = saved;
    this.term = term;
    this.screening = screening;
  }

  /**
   * @param reply one that {@link Cacheability} has no objection to
   */
  static StoredAnswer of(RequestFacts asked, EndedReply reply, Term term, Screening screening) {
    ReplyHeaders headers = ReplyHeaders.keptOf(reply.headers());
    return new StoredAnswer(reply.body(), headers, asked, reply, term, screening);
  }

  /** The same without what it said: its reply is empty. */
  static StoredAnswer unsaid(RequestFacts asked, EndedReply reply, Term term, Screening screening) {
    return new StoredAnswer(null, ReplyHeaders.NONE, asked, reply, term, screening);
  }

  /**
   * The same answer with another body.
   *
   * @param streamed whether that one is a stream; only where this is one
   */
  StoredAnswer with(byte @Nullable [] other, boolean streamed) {
    return new StoredAnswer(
        other,
        stream && !streamed ? headers.withForm("application/json") : headers,
        streamed,
        usageInStream,
        toolCalls,
        saved,
        term,
        screening);
  }

  Term term() {
    return term;
  }

  /** What its request went through before it was asked. */
  Screening screening() {
    return screening;
  }

  /** What it said; null where that is not held. */
  byte @Nullable [] body() {
    return body;
  }

  ReplyHeaders headers() {
    return headers;
  }

  boolean isStream() {
    return stream;
  }

  boolean isUsageInStream() {
    return usageInStream;
  }

  boolean toolCalls() {
    return toolCalls;
  }

  /** What it cost in tokens when it was bought. */
  SavedTokens savedTokens() {
    return saved;
  }

  /** Whether the provider reported usage where the form asked for has to carry it. */
  boolean hasUsageFor(RequestFacts asked) {
    boolean carriesUsage = !asked.stream() || asked.usageInStream();
    return saved.usage() != null || !carriesUsage || isInFormOf(asked);
  }

  /**
   * @param way {@link ReplyHeaders#HIT} or {@link ReplyHeaders#JOINED}
   */
  WireReply reply(RequestFacts asked, String way, long now) throws MalformedBodyException {
    byte[] bytes = body == null ? NO_BYTES : inForm(body, asked);
    ReplyHeaders fitting = isInFormOf(asked) ? headers : headers.withForm(mediaTypeOf(asked));
    long age = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, term.age(now)));
    return new WireReply(200, fitting.shared(way, age), () -> new ByteArrayInputStream(bytes));
  }

  /** An upper bound of the memory that it takes with what it said. */
  long weight() {
    return weight;
  }

  private byte[] inForm(byte[] bytes, RequestFacts asked) throws MalformedBodyException {
    if (isInFormOf(asked)) {
      return bytes;
    }
    Dialect dialect = asked.dialect();
    byte[] whole = stream ? dialect.joinStream(bytes) : bytes;
    return asked.stream() ? dialect.splitReply(whole, asked) : whole;
  }

  private static String mediaTypeOf(RequestFacts asked) {
    return asked.stream() ? asked.dialect().streamType() : "application/json";
  }

  private boolean isInFormOf(RequestFacts asked) {
    return stream == asked.stream() && (!stream || usageInStream == asked.usageInStream());
  }
}
