/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.setting.FakeEnvironment;
import org.jspecify.annotations.Nullable;

/** Chat calls that have ended, as the analyst is given them. */
final class Closed {

  private static final Dialect DIALECT =
      requireNonNull(Dialects.recognise("POST", Chat.URL), "no dialect");

  static ClosedCall call(EndedReply reply, ConfigSnapshot config, PolicyRun policies) {
    return call(request(reply.stream()), reply, config, policies);
  }

  static ClosedCall call(
      WireRequest request, EndedReply reply, ConfigSnapshot config, PolicyRun policies) {
    return new ClosedCall(
        DIALECT,
        request,
        Chat.origin(),
        config,
        new Timing(1_764_000_000_000_000_000L, 1, 1, 1, 1),
        reply,
        0,
        null,
        null,
        null,
        policies);
  }

  static EndedReply whole(ServedBy servedBy) {
    return whole(servedBy, 200);
  }

  /** The same answer, under another status. */
  static EndedReply whole(ServedBy servedBy, int status) {
    byte[] body = Chat.REPLY.getBytes(UTF_8);
    return EndedReply.read(
        servedBy, status, Chat.JSON, body, false, bytes -> DIALECT.readReply(bytes, false));
  }

  /**
   * @param body null for one that broke off
   */
  static EndedReply stream(ServedBy servedBy, @Nullable String body) {
    return EndedReply.read(
        servedBy,
        200,
        Chat.EVENTS,
        body == null ? null : body.getBytes(UTF_8),
        true,
        bytes -> DIALECT.readReply(bytes, true));
  }

  static ConfigSnapshot mode(String mode) {
    FakeEnvironment environment = new FakeEnvironment().property("parsimony.mode", mode);
    return ConfigHolder.start(null, environment, line -> {}).current();
  }

  static RequestFacts facts() {
    return requireNonNull(Requests.read(DIALECT, Chat.request()), "no facts");
  }

  private static WireRequest request(boolean stream) {
    String body = stream ? Chat.REQUEST.replaceFirst("}$", ",\"stream\":true}") : Chat.REQUEST;
    return Chat.request().withBody(body.getBytes(UTF_8));
  }

  private Closed() {}
}
