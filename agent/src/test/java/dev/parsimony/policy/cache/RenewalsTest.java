/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose turn it is to ask for a new answer. */
class RenewalsTest {

  private final FakeTicker ticker = new FakeTicker();
  private final Renewals renewals = new Renewals(ticker);
  private final CacheSettings settings =
      CacheSettings.defaults()
          .withTtl(Duration.ofMinutes(1))
          .withStaleWhileRevalidate(Duration.ofDays(1));
  private final AnswerStore store = AnswerStore.of(1_000_000, 100_000, ticker);
  private final StoredAnswer old = bought();

  @Test
  void eachKey_hasATurnOfItsOwn() {
    assertThat(asks(key(1), call())).isTrue();
    assertThat(asks(key(1), call())).isFalse();
    assertThat(asks(key(2), call())).isTrue();
  }

  @Test
  void endOfATurnThatWasTakenOver_changesNothing() {
    PolicyCall first = call();
    PolicyCall second = call();
    asks(key(1), first);
    ticker.advance(Duration.ofNanos(Renewals.LONGEST_NANOS));
    assertThat(asks(key(1), second)).isTrue();

    renewals.ended(first, true);
    assertThat(asks(key(1), call())).isFalse();
    renewals.ended(second, true);
    assertThat(renewals.size()).isZero();
  }

  @Test
  void callWithATurn_takesNoOther_andIsGivenNothingOld() {
    PolicyCall first = call();
    asks(key(1), first);

    assertThat(asks(key(2), first)).isTrue();
    assertThat(renewals.size()).isEqualTo(1);
  }

  @Test
  void turnsThatNobodyEnds_areForgotten() {
    for (int i = 0; i <= 3 * Renewals.REMEMBERED; i++) {
      assertThat(asks(key(i), call())).isTrue();
      assertThat(renewals.size()).isLessThanOrEqualTo(Renewals.REMEMBERED);
    }
  }

  /* Whether the call gets nothing of the old answer. */
  private boolean asks(Fingerprint key, PolicyCall call) {
    long now = ticker.getAsLong();
    Offer asked = Offer.of(old, call.facts(), settings, ReplyHeaders.HIT, now);
    Offer offer =
        renewals.choose(
            call,
            key,
            asked,
            () -> Offer.whileRenewed(old, call.facts(), settings, ticker.getAsLong()));
    return !offer.isGood();
  }

  private StoredAnswer bought() {
    Term term =
        new Term(1, ticker.getAsLong(), settings.ttl(), Snapshot.UNKNOWN, Duration.ofDays(1));
    StoredAnswer bought =
        store.answer(call().facts(), Replies.whole("old"), term, settings.screening());
    ticker.advance(settings.ttl());
    return bought;
  }

  private PolicyCall call() {
    return Asked.question("a").under(settings).call();
  }

  private static Fingerprint key(int number) {
    return Fingerprint.of(ByteBuffer.allocate(Fingerprint.BYTES).putInt(number).array());
  }
}
