/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a policy decided before a call is sent. */
public final class Verdict {

  /** The five outcomes. */
  public enum Kind {
    /** Go on to the next policy, and to the provider after the last. */
    PROCEED,
    /** This is the answer; the provider is not asked. */
    ANSWER,
    /** The same call is in flight: wait for its answer. */
    JOIN,
    /** The verdict comes later, from disk or network. */
    PENDING
  }

  private static final Verdict PROCEED = new Verdict(Kind.PROCEED, null, null, null, false);

  private final Kind kind;
  private final @Nullable WireRequest request;
  private final @Nullable WireReply reply;
  private final @Nullable Later later;
  private final boolean bought;

  private Verdict(
      Kind kind,
      @Nullable WireRequest request,
      @Nullable WireReply reply,
      @Nullable Later later,
      boolean bought) {
    this.kind = kind;
    this.request = request;
    this.reply = reply;
    this.later = later;
    this.bought = bought;
  }

  /** Goes on with the request as it is. */
  public static Verdict proceed() {
    return PROCEED;
  }

  /** Goes on with a changed request. */
  public static Verdict proceed(WireRequest changed) {
    return new Verdict(Kind.PROCEED, requireNonNull(changed, "changed is null"), null, null, false);
  }

  public static Verdict answer(WireReply reply) {
    return new Verdict(Kind.ANSWER, null, requireNonNull(reply, "reply is null"), null, false);
  }

  /** The provider's own answer, which another call has asked for together with its own. */
  public static Verdict share(WireReply reply) {
    return new Verdict(Kind.ANSWER, null, requireNonNull(reply, "reply is null"), null, true);
  }

  public static Verdict join(Later later) {
    return new Verdict(Kind.JOIN, null, null, requireNonNull(later, "later is null"), false);
  }

  public static Verdict pending(Later later) {
    return new Verdict(Kind.PENDING, null, null, requireNonNull(later, "later is null"), false);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * Whether the call is not to be made at all: an answer that is an error. It holds for all
   * attempts of the call that a library's retry loop makes; its body is read once for each.
   */
  public boolean isRefusal() {
    return kind == Kind.ANSWER && reply().status() >= 400;
  }

  /** Whether the answer is one that the provider gave to this very call, and charges for. */
  public boolean isBought() {
    return bought;
  }

  /** The changed request of {@link Kind#PROCEED}; null when nothing was changed. */
  public @Nullable WireRequest request() {
    return request;
  }

  /** The reply of {@link Kind#ANSWER}. */
  public WireReply reply() {
    return requireNonNull(reply, "no answer");
  }

  /** The later verdict of {@link Kind#JOIN} and {@link Kind#PENDING}. */
  public Later later() {
    return requireNonNull(later, "nothing comes later");
  }

  /** A verdict that is on its way. */
  public interface Later {

    /**
     * Completes with {@code PROCEED} or {@code ANSWER}, on a thread that may run the application's
     * callbacks. A failure counts as {@code PROCEED}.
     */
    CompletableFuture<Verdict> verdict();

    /** The caller no longer waits: it was cancelled, interrupted, or its deadline passed. */
    void abandon();
  }
}
