/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.AnswerStore;
import dev.parsimony.policy.cache.CachePolicy;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.policy.cache.near.NormalRule;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hit at the cache policy, with the request read already: of the very same call, and of one that
 * asks for the same in other words; and a miss, by itself and where the rule has other levels.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CacheBenchmark {

  private static final CacheSettings EXACT =
      CacheSettings.defaults().withRule("all").withRetryWindow(Duration.ZERO);
  private static final CacheSettings NORMALISED = EXACT.withNormalise(false, NormalRule.values());

  private static final String TEMPLATE =
      "The parcel has arrived damaged. ".repeat(118) + "Write to {customer} about order {order}.";
  private static final CacheSettings TEMPLATED = templated();

  private final CachePolicy cache =
      new CachePolicy(AnswerStore.of(1 << 24, 1 << 20, System::nanoTime), new byte[32]);
  private final RequestFacts facts = read(Samples.request());
  private final RequestFacts inOtherWords = read(Samples.request("  "));
  private final RequestFacts letter = read(Samples.letter(" ", UUID.randomUUID().toString()));
  private final RequestFacts otherLetter = read(Samples.letter("  ", UUID.randomUUID().toString()));
  private final RequestFacts unknown = read(Samples.filled(TEMPLATE, "Anna Schmidt"));

  @Setup
  public void store() {
    bought(facts);
    bought(letter);
    for (Verdict verdict : List.of(hit(), normalisedHit(), normalisedHitOfALetter())) {
      if (verdict.kind() != Verdict.Kind.ANSWER) {
        throw new IllegalStateException("the answer is not cached");
      }
    }
  }

  private void bought(RequestFacts asked) {
    Dialect dialect = Samples.dialect();
    PolicyCall first = call(asked, NORMALISED);
    cache.before(first);
    cache.ended(
        first,
        EndedReply.read(
            ServedBy.PROVIDER,
            200,
            Samples.JSON,
            Samples.reply(),
            false,
            body -> dialect.readReply(body, false)));
  }

  @Benchmark
  public Verdict hit() {
    return cache.before(call(facts, EXACT));
  }

  @Benchmark
  public Verdict normalisedHit() {
    return cache.before(call(inOtherWords, NORMALISED));
  }

  @Benchmark
  public Verdict normalisedHitOfALetter() {
    return cache.before(call(otherLetter, NORMALISED));
  }

  @Benchmark
  public Verdict miss() {
    return cache.before(call(unknown, EXACT));
  }

  @Benchmark
  public Verdict missOfATemplate() {
    return cache.before(call(unknown, TEMPLATED));
  }

  private static CacheSettings templated() {
    Node text = Node.text(TEMPLATE, Origin.FILE);
    Node slot = Node.list(List.of(Node.text("customer", Origin.FILE)), Origin.FILE);
    Node template = Node.map(Map.of("text", text, "substitute", slot), Origin.FILE);
    Node templates = Node.list(List.of(template), Origin.FILE);
    List<Problem> problems = new ArrayList<>();
    Values values =
        CacheSettings.SECTION.read(
            Node.map(Map.of("template", templates), Origin.FILE),
            new Overrides(Environment.SYSTEM),
            problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return CacheSettings.of(values, "all").withRetryWindow(Duration.ZERO);
  }

  private static PolicyCall call(RequestFacts asked, CacheSettings settings) {
    return new PolicyCall(Samples.ORIGIN, asked, new OnlyCache(settings));
  }

  private static RequestFacts read(WireRequest request) {
    try {
      return Samples.dialect().readRequest(request);
    } catch (MalformedBodyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds the settings of the cache. */
  private static final class OnlyCache implements SettingsLookup {

    private final CacheSettings settings;

    OnlyCache(CacheSettings settings) {
      this.settings = settings;
    }

    @Override
    public <S> @Nullable S find(Class<S> type) {
      return type == CacheSettings.class ? type.cast(settings) : null;
    }
  }
}
