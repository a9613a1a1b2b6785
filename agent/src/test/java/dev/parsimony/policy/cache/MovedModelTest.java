/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of stored answers when a model's name stands for another model. */
class MovedModelTest {

  private static final CacheSettings HOUR =
      CacheSettings.defaults().withTtl(Duration.ofHours(1)).withRetryWindow(Duration.ZERO);

  private final FakeTicker ticker = new FakeTicker();
  private final AnswerStore store = AnswerStore.of(1_000_000, 10_000, ticker);
  private final CachePolicy cache = new CachePolicy(store, new byte[32]);

  @Test
  void anotherSnapshotUnderTheSameName_endsWhatTheOldOneAnswered() {
    buy(asked("a"), by("model-1-may"));
    buy(asked("b"), by("model-1-may"));
    assertThat(ask(asked("a"))).containsExactly("cache=hit(exact)");
    ticker.advance(Duration.ofMinutes(1));

    buy(asked("c"), by("model-1-june"));

    assertThat(ask(asked("a"))).containsExactly("cache=miss(model_moved)");
    assertThat(ask(asked("b"))).containsExactly("cache=miss(model_moved)");
    assertThat(ask(asked("c"))).containsExactly("cache=hit(exact)");
    buy(asked("a"), by("model-1-june"));
    assertThat(ask(asked("a"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void otherNameEndpointOrTenant_isNotConcerned() {
    Asked tenant = asked("a").header("Authorization", "Bearer two");
    Asked place = asked("a").url("https://other.example/v1/chat/completions");
    Asked name = asked("a").detail(facts -> facts.model("model-2"));
    List<Asked> others = List.of(tenant, place, name);
    others.forEach(other -> buy(other, by("model-1-may")));

    buy(asked("b"), by("model-1-june"));

    assertThat(ask(tenant)).containsExactly("cache=hit(exact)");
    assertThat(ask(place)).containsExactly("cache=hit(exact)");
  }

  @Test
  void callThatWentToAnotherModel_doesNotMoveTheNameThatWasAskedFor() {
    buy(asked("a"), by("model-1-may"));
    PolicyCall downgraded = asked("b").call();
    cache.before(downgraded);
    RequestFacts cheaper = asked("b").detail(facts -> facts.model("small")).facts();
    downgraded.change(cheaper);
    cache.ended(downgraded, by("small-may"));

    assertThat(ask(asked("a"))).containsExactly("cache=hit(exact)");
    assertThat(ask(asked("b"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void replyThatDoesNotSayItsModel_endsNothing_andIsEndedByNothing() {
    buy(asked("a"), by("model-1-may"));
    buy(asked("b"), by(null));
    buy(asked("c"), by(""));
    buy(asked("d"), by("m".repeat(257)));
    assertThat(ask(asked("a"))).containsExactly("cache=hit(exact)");

    buy(asked("e"), by("model-1-june"));

    assertThat(ask(asked("b"))).containsExactly("cache=hit(exact)");
    assertThat(ask(asked("c"))).containsExactly("cache=hit(exact)");
    assertThat(ask(asked("d"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void replyThatIsNotStored_movesNothing() {
    buy(asked("a"), by("model-1-may"));
    buy(asked("b"), Replies.whole(Replies.good("").model("odd").flaw("filtered").build()));

    assertThat(ask(asked("a"))).containsExactly("cache=hit(exact)");
  }

  @Test
  void whatIf_tellsTheMoveToo() {
    CachePolicy whatIf =
        new CachePolicy(AnswerStore.keysOnly(1_000_000, 10_000, ticker), new byte[32]);
    buy(whatIf, asked("a"), by("model-1-may"));
    buy(whatIf, asked("b"), by("model-1-june"));
    PolicyCall call = asked("a").call();
    whatIf.before(call);

    assertThat(told(call)).containsExactly("cache=would_miss(model_moved)");
  }

  @Test
  void names_areForgottenWithTheAnswersUnderThem() {
    ModelAliases aliases = new ModelAliases(new Fingerprinter(new Partitions(new byte[32])));
    Snapshot used = note(aliases, "used");
    for (int i = 0; i < 1_000; i++) {
      note(aliases, "name " + i);
    }
    assertThat(aliases.size()).isPositive();

    while (aliases.size() > 1) {
      System.gc();
    }

    note(aliases, "used", "another", 9);
    assertThat(used.isGone(1)).isTrue();
  }

  private static Snapshot note(ModelAliases aliases, String name) {
    return note(aliases, name, "snapshot", 1);
  }

  private static Snapshot note(ModelAliases aliases, String name, String snapshot, long at) {
    return aliases.answered(
        asked("a").detail(facts -> facts.model(name)).call(), HOUR, snapshot, at);
  }

  private static Asked asked(String question) {
    return Asked.question(question).under(HOUR);
  }

  private static EndedReply by(@Nullable String model) {
    return Replies.whole(Replies.good("").model(model).build());
  }

  private void buy(Asked asked, EndedReply reply) {
    buy(cache, asked, reply);
  }

  private static void buy(CachePolicy cache, Asked asked, EndedReply reply) {
    PolicyCall call = asked.call();
    cache.before(call);
    cache.ended(call, reply);
  }

  private List<String> ask(Asked asked) {
    PolicyCall call = asked.call();
    cache.before(call);
    return told(call);
  }

  private static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }
}
