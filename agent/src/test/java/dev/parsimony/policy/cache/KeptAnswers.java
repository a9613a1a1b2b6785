/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.disk.DiskLevel;
import dev.parsimony.policy.cache.disk.DiskSettingsTest;
import dev.parsimony.policy.cache.level.ManualThreads;
import dev.parsimony.policy.cache.near.NormalRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A process with a cache on disk, and what it buys there. */
public final class KeptAnswers implements AutoCloseable {

  /** The credential of all calls. */
  public static final String BEARER = "Bearer sk-of-the-test";

  /** The rule under which calls that differ in blanks get the same answer. */
  public static final String WORDED = "worded";

  public static final String CHAT = "https://api.openai.com/v1/chat/completions";

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final DiskLevel disk;
  private final CachePolicy cache;
  private long thread;

  /** One that keeps its answers in a directory, encrypted where a key is given. */
  public KeptAnswers(Path parent, AtomicLong clock, @Nullable String key) {
    Map<String, String> more = key == null ? Map.of() : Map.of("key-variable", "CACHE_KEY");
    disk =
        new DiskLevel(
            DiskSettingsTest.settings(parent, more),
            variable -> key,
            new ManualThreads(),
            clock::get,
            line -> {
              throw new AssertionError(line);
            });
    FakeTicker ticker = new FakeTicker();
    cache =
        new CachePolicy(
            AnswerStore.of(1 << 20, 1 << 16, ticker),
            new byte[32],
            new LastingAnswers(List.of(disk), clock::get));
  }

  /** Whether a call under a rule is answered; one that is not buys its answer. */
  public boolean ask(String rule, String partition, String body) throws Exception {
    PolicyCall call = call(rule, partition, body);
    Verdict verdict = cache.before(call);
    while (verdict.kind() == Verdict.Kind.PENDING) {
      Verdict come = verdict.later().verdict().get(30, TimeUnit.SECONDS);
      verdict = cache.resumed(call, come);
    }
    if (verdict.kind() == Verdict.Kind.ANSWER) {
      return true;
    }
    cache.ended(call, Replies.whole("the answer to a prompt"));
    return false;
  }

  /** The same under the rule {@code faq}, for each credential apart. */
  public boolean ask(String body) throws Exception {
    return ask("faq", "credential", body);
  }

  private PolicyCall call(String rule, String partition, String body) throws Exception {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Authorization", List.of(BEARER));
    headers.put("X-Feature", List.of("search"));
    WireRequest request =
        new WireRequest("POST", CHAT, WireHeaders.of(headers), body.getBytes(UTF_8));
    RequestFacts facts = requireNonNull(Dialects.recognise("POST", CHAT)).readRequest(request);
    CacheSettings settings =
        CacheSettings.defaults()
            .withRule(rule)
            .withPartition(partition)
            .withRetryWindow(Duration.ZERO)
            .withTtl(Duration.ofDays(30));
    if (rule.equals(WORDED)) {
      settings = settings.withNormalise(false, NormalRule.WHITE_SPACE);
    }
    return call(request, facts, settings);
  }

  private PolicyCall call(WireRequest request, RequestFacts facts, CacheSettings settings) {
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    PolicyCall call =
        new PolicyCall(
            origin,
            facts,
            new SettingsLookup() {
              @Override
              public <S> @Nullable S find(Class<S> type) {
                return type.cast(settings);
              }
            });
    call.keep(new Caller(++thread));
    return call;
  }

  @Override
  public void close() {
    disk.finish(PATIENCE_NANOS);
  }
}
