/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import org.jspecify.annotations.Nullable;

/**
 * One way to save. Policies are asked in the engine's order before a call is sent, and told in
 * reverse order how it ended, but only those that were asked.
 *
 * <p>A policy has no threads and does not block: what needs disk or network answers with {@link
 * Verdict#pending}. It may throw: the engine then goes on as if it had said to proceed.
 */
public interface Policy {

  /** The name under which its settings and decisions are known, such as {@code cache}. */
  String name();

  /** Decides on a call before it is sent. */
  Verdict before(PolicyCall call) throws Exception;

  /**
   * Goes on with a call that {@link #before} or this has answered {@link Verdict#pending} to, once
   * what was awaited has come.
   *
   * @param later what came; null when the time was up
   */
  default Verdict resumed(PolicyCall call, @Nullable Verdict later) throws Exception {
    return later == null ? Verdict.proceed() : later;
  }

  /** The provider's reply has begun: status and headers are known, bytes will follow. */
  default void opened(PolicyCall call, LiveReply reply) throws Exception {}

  /**
   * The call has ended, with a reply or without. Called once after {@link #before}, and a second
   * time, on another thread, only when it threw.
   */
  default void ended(PolicyCall call, EndedReply reply) throws Exception {}
}
