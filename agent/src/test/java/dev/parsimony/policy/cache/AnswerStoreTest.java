/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.Fingerprint;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerStoreTest {

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void weight_staysWithinTheBound() {
    AnswerStore store = AnswerStore.of(50_000, 10_000, ticker);

    for (int i = 0; i < 1_000; i++) {
      store.keep(key(i), answer(1_000, i));
    }

    assertThat(store.weightedSize()).isBetween(20_000L, 50_000L);
  }

  @Test
  void smallerBound_evictsAtOnceAndLargerOneKeepsMore() {
    AnswerStore store = AnswerStore.of(50_000, 10_000, ticker);
    for (int i = 0; i < 20; i++) {
      store.keep(key(i), answer(1_000, i));
    }
    long before = store.weightedSize();

    store.resize(5_000);
    assertThat(before).isGreaterThan(20_000);
    assertThat(store.weightedSize()).isLessThanOrEqualTo(5_000);

    store.resize(100_000);
    for (int i = 0; i < 40; i++) {
      store.keep(key(i), answer(1_000, 100 + i));
    }
    assertThat(store.weightedSize()).isGreaterThan(50_000);
  }

  @Test
  void answerLargerThanTheWholeStore_isNotAccepted() {
    AnswerStore store = AnswerStore.of(50_000, 10_000, ticker);
    assertThat(store.accepts(answer(9_000, 1))).isTrue();
    assertThat(store.accepts(answer(10_000, 1))).isFalse();

    store.resize(1_000);
    assertThat(store.accepts(answer(9_000, 1))).isFalse();
  }

  @Test
  void answerOfTheLaterCall_stays() {
    AnswerStore store = AnswerStore.of(50_000, 10_000, ticker);
    StoredAnswer later = answer(10, 2);
    store.keep(key(1), later);
    store.keep(key(1), answer(10, 1));
    assertThat(store.find(key(1))).isSameAs(later);

    StoredAnswer latest = answer(10, 3);
    store.keep(key(1), latest);
    assertThat(store.find(key(1))).isSameAs(latest);
  }

  @Test
  void eachEntry_leavesAQuarterAfterItsOwnTimeToLive() {
    AnswerStore store = AnswerStore.of(50_000, 10_000, ticker);
    store.keep(key(1), answer(10, 1, Duration.ofSeconds(4)));
    store.keep(key(2), answer(10, 2, Duration.ofSeconds(40)));

    ticker.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(store.find(key(1))).isNotNull();
    ticker.advance(Duration.ofNanos(1));
    assertThat(store.find(key(1))).isNull();
    assertThat(store.find(key(2))).isNotNull();
  }

  @Test
  void keys_areBounded_andTheLeastRecentlyUsedLeave() {
    AnswerStore keys = AnswerStore.keysOnly(10L * AnswerStore.ENTRY_OVERHEAD, 10_000, ticker);
    keys.keep(key(0), answer(10, 0));
    for (int i = 1; i < 1_000; i++) {
      keys.keep(key(i), answer(10, i));
      assertThat(keys.find(key(0))).isNotNull();
    }

    assertThat(keys.weightedSize()).isEqualTo(10L * AnswerStore.ENTRY_OVERHEAD);
    assertThat(keys.find(key(990))).isNull();
    assertThat(keys.find(key(991))).isNotNull();
  }

  @Test
  void keys_stayAsLongAsAnswersDo_thatOfTheLaterCall() {
    AnswerStore keys = AnswerStore.keysOnly(50_000, 10_000, ticker);
    StoredAnswer later = answer(10, 2, Duration.ofSeconds(4));
    keys.keep(key(1), later);
    keys.keep(key(1), answer(10, 1));
    assertThat(keys.find(key(1))).isSameAs(later);

    ticker.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(keys.find(key(1))).isNotNull();
    ticker.advance(Duration.ofNanos(1));
    assertThat(keys.find(key(1))).isNull();
    assertThat(keys.weightedSize()).isZero();
  }

  private StoredAnswer answer(int bytes, long order) {
    return answer(bytes, order, Duration.ofHours(1));
  }

  private StoredAnswer answer(int bytes, long order, Duration ttl) {
    RequestFacts asked = Asked.question("a").facts();
    return StoredAnswer.of(
        asked,
        Replies.whole("x".repeat(bytes)),
        new Term(order, ticker.getAsLong(), ttl, Snapshot.UNKNOWN),
        CacheSettings.defaults().screening());
  }

  private static Fingerprint key(int number) {
    return Fingerprint.of(ByteBuffer.allocate(32).putInt(number * 0x9E3779B9).array());
  }
}
