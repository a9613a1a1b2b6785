/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import org.jspecify.annotations.Nullable;

/** A stored answer held against what a call asks for: a reply, or the reason why there is none. */
final class Offer {

  static final String EXPIRED = "expired";
  static final String STALE = "stale";

  private final @Nullable WireReply reply;
  private final String reason;

  private Offer(@Nullable WireReply reply, String reason) {
    this.reply = reply;
    this.reason = reason;
  }

  /**
   * @param way {@link ReplyHeaders#HIT} or {@link ReplyHeaders#JOINED}
   */
  static Offer of(
      @Nullable StoredAnswer stored,
      RequestFacts asked,
      CacheSettings settings,
      String way,
      long now) {
    if (stored == null) {
      return none("not_found");
    }
    if (stored.term().isOfGoneModel()) {
      return none("model_moved");
    }
    if (stored.term().isOver(now, settings.ttl())) {
      return none(EXPIRED);
    }
    return of(stored, asked, settings, way, now, "exact");
  }

  /** The same of an answer that may be past its time by a quarter. */
  static Offer stale(StoredAnswer stored, RequestFacts asked, CacheSettings settings, long now) {
    if (stored.term().isLongOver(now, settings.ttl())) {
      return none(EXPIRED);
    }
    return of(stored, asked, settings, ReplyHeaders.STALE, now, EXPIRED);
  }

  /** The same of an answer past its time, while another call asks for a new one. */
  static Offer whileRenewed(
      @Nullable StoredAnswer stored, RequestFacts asked, CacheSettings settings, long now) {
    return stored == null
            || stored.term().isOverBy(settings.staleWhileRevalidate(), now, settings.ttl())
        ? none(EXPIRED)
        : of(stored, asked, settings, ReplyHeaders.STALE, now, STALE);
  }

  private static Offer of(
      StoredAnswer stored,
      RequestFacts asked,
      CacheSettings settings,
      String way,
      long now,
      String reason) {
    String ofTools = stored.toolCalls() ? Cacheability.objectionToToolCalls(asked, settings) : null;
    if (ofTools != null) {
      return none(ofTools);
    }
    if (!stored.hasUsageFor(asked)) {
      return none("form_lacks_usage");
    }
    try {
      return new Offer(stored.reply(asked, way, now), reason);
    } catch (MalformedBodyException | RuntimeException e) {
      return none("not_convertible");
    }
  }

  /** The same found for a call that is not the very same. */
  Offer at(String level) {
    return reply == null
        ? this
        : new Offer(ReplyHeaders.matched(reply, level), reason.equals(STALE) ? STALE : level);
  }

  boolean isGood() {
    return reply != null;
  }

  boolean isExpired() {
    return reply == null && reason.equals(EXPIRED);
  }

  WireReply reply() {
    return requireNonNull(reply, "nothing to offer");
  }

  /** The level for a good offer, such as {@code exact}, or {@code stale}; otherwise why not. */
  String reason() {
    return reason;
  }

  private static Offer none(String reason) {
    return new Offer(null, reason);
  }
}
