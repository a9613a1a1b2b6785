/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import org.jspecify.annotations.Nullable;

/** A call that has ended, as it was noted on the application's thread; still to be read. */
final class ClosedCall {

  final Dialect dialect;
  final WireRequest request;
  final CallOrigin origin;
  final ConfigSnapshot config;
  final Timing timing;
  final EndedReply reply;
  final int resends;
  final @Nullable Throwable failure;
  final @Nullable TraceParent parent;
  final @Nullable RequestFacts facts;
  final PolicyRun policies;

  ClosedCall(
      Dialect dialect,
      WireRequest request,
      CallOrigin origin,
      ConfigSnapshot config,
      Timing timing,
      EndedReply reply,
      int resends,
      @Nullable Throwable failure,
      @Nullable TraceParent parent,
      @Nullable RequestFacts facts,
      PolicyRun policies) {
    this.dialect = dialect;
    this.request = request;
    this.origin = origin;
    this.config = config;
    this.timing = timing;
    this.reply = reply;
    this.resends = resends;
    this.failure = failure;
    this.parent = parent;
    this.facts = facts;
    this.policies = policies;
  }

  /** Whether the library may try again. */
  boolean isFailed() {
    return failure != null || reply.status() >= 400;
  }

  /* Only a reply of status 200 is billed, and only when the provider gave it to this very call. */
  boolean isBilled() {
    return reply.servedBy() == ServedBy.PROVIDER && reply.status() == 200;
  }

  /** The bytes that this call holds in memory, roughly. */
  long weight() {
    byte[] body = reply.body();
    return 512L + request.body().length + (body == null ? 0 : body.length);
  }
}
