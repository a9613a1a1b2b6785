/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How calls end in a test. */
final class Replies {

  static EndedReply whole(String text) {
    return provider(200, "application/json", "whole:" + text, false, good(text).build());
  }

  static EndedReply stream(String text) {
    return provider(200, "text/event-stream", "stream:" + text, true, good(text).build());
  }

  static EndedReply whole(ReplyFacts facts) {
    return provider(200, "application/json", "whole:text", false, facts);
  }

  static EndedReply typed(String contentType, boolean stream) {
    return provider(200, contentType, "text", stream, good("").build());
  }

  static EndedReply status(int status) {
    return provider(status, "application/json", "error", false, good("").build());
  }

  /** The connection broke, or the caller went away. */
  static EndedReply brokenOff() {
    return EndedReply.read(
        ServedBy.PROVIDER, 200, WireHeaders.NONE, null, false, body -> good("").build());
  }

  static EndedReply none() {
    return EndedReply.read(
        ServedBy.PROVIDER, 0, WireHeaders.NONE, null, false, body -> good("").build());
  }

  /** The end of a call that was given a reply. */
  static EndedReply given(WireReply reply, ServedBy servedBy) {
    byte[] body = body(reply).getBytes(UTF_8);
    return EndedReply.read(
        servedBy, reply.status(), reply.headers(), body, false, b -> good(body(b)).build());
  }

  static ReplyFacts.Builder good(String text) {
    return ReplyFacts.builder()
        .usage(text.endsWith(FakeDialect.USAGE) ? Usage.of(10, 5) : null)
        .finishReason("stop");
  }

  /** What a call that bought nothing tells about the call that did. */
  static Usage saved(PolicyCall call) {
    return requireNonNull(requireNonNull(call.kept(SavedTokens.class)).usage());
  }

  static String body(WireReply reply) {
    try {
      return body(reply.openBody().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String body(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static EndedReply provider(
      int status, String contentType, String body, boolean stream, ReplyFacts facts) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Content-Type", List.of(contentType));
    headers.put("X-Request-Id", List.of("req-1"));
    headers.put("OpenAI-Version", List.of("2020-10-01"));
    headers.put("Date", List.of("Sat, 21 Nov 2026 00:00:00 GMT"));
    headers.put("Set-Cookie", List.of("session=secret"));
    headers.put("X-RateLimit-Remaining-Tokens", List.of("7"));
    headers.put("OpenAI-Processing-Ms", List.of("900"));
    headers.put("CF-Ray", List.of("ray"));
    headers.put("Retry-After", List.of("1"));
    headers.put("Alt-Svc", List.of("h3"));
    headers.put("Strict-Transport-Security", List.of("max-age=1"));
    headers.put("Content-Length", List.of("10"));
    headers.put("Content-Encoding", List.of("gzip"));
    return EndedReply.read(
        ServedBy.PROVIDER,
        status,
        WireHeaders.of(headers),
        body.getBytes(UTF_8),
        stream,
        bytes -> facts);
  }

  private Replies() {}
}
