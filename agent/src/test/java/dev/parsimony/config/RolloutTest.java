/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.cache.CacheSettings;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a rule is rolled out to. */
class RolloutTest {

  private static final int USERS = 10_000;
  private static final String BY_USER = "key: 'header:X-User'";
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void growingPercentage_onlyAddsUsers() {
    List<Integer> before = List.of();
    for (int percent : new int[] {0, 1, 20, 50, 80, 100}) {
      List<Integer> treated = users(Arm.TREATMENT, "percent: " + percent);

      assertThat(treated).containsAll(before);
      assertThat(treated.size()).isBetween(percent * 100 - 150, percent * 100 + 150);
      before = treated;
    }
    assertThat(before).hasSize(USERS);
  }

  @Test
  void zeroPercent_isNobody() {
    assertThat(users(Arm.TREATMENT, "percent: 0")).isEmpty();
  }

  @Test
  void controlGroup_staysTheSameWhileThePercentageGrows_andIsNeverTreated() {
    List<Integer> control = users(Arm.CONTROL, "percent: 0, control: 10");

    assertThat(control.size()).isBetween(850, 1_150);
    for (int percent : new int[] {20, 50, 100}) {
      String rollout = "control: 10, percent: " + percent;
      assertThat(users(Arm.CONTROL, rollout)).isEqualTo(control);
      assertThat(users(Arm.TREATMENT, rollout)).doesNotContainAnyElementsOf(control);
    }
  }

  @Test
  void controlGroup_isNoneOfTheStages() {
    List<Integer> early = users(Arm.TREATMENT, "percent: 50");
    List<Integer> control = users(Arm.CONTROL, "percent: 50, control: 50");

    assertThat(shared(early, control)).isBetween(2_300, 2_700);
  }

  @Test
  void otherRule_drawsOtherUsers_unlessBothShareTheSalt() {
    IntPredicate a = treatedBy("a", "percent: 50");
    IntPredicate b = treatedBy("b", "percent: 50");
    IntPredicate sharedA = treatedBy("a", "percent: 50, salt: wave");
    IntPredicate sharedB = treatedBy("b", "percent: 50, salt: wave");

    assertThat(count(user -> a.test(user) && b.test(user))).isBetween(2_300L, 2_700L);
    assertThat(count(user -> sharedA.test(user) == sharedB.test(user))).isEqualTo(USERS);
  }

  /* Known values: another process, version or JVM must draw the same users. */
  @Test
  void draw_isTheSameInEveryProcess() {
    assertThat(users(Arm.TREATMENT, "percent: 0.1")).startsWith(64, 1283, 3060, 4216, 4311, 4722);
  }

  @Test
  void callWithoutTheKey_isNotTreated_andToldSo() {
    SettingsLookup lookup = lookup(snapshot("{percent: 100, key: 'header:X-Absent'}"), 1, NOW);

    assertThat(lookup.find(CacheSettings.class)).isNull();
    assertThat(lookup.assignments()).hasToString("[faq/cache=no_key]");
  }

  @ParameterizedTest
  @CsvSource({"tenant", "caller", "mdc:tenant", "baggage:region", "header:X-Team", "conversation"})
  void eachKey_isReadFromTheCall(String key) {
    assertThat(arm("{key: '" + key + "'}", NOW)).isEqualTo(Arm.TREATMENT);
    assertThat(arm("{key: '" + key + "', control: 100}", NOW)).isEqualTo(Arm.CONTROL);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-29T22:59:59Z, WAITING",
    "2026-11-29T23:00:00Z, TREATMENT",
    "2026-12-02T23:00:00Z, WAITING",
    "2026-12-03T08:00:00Z, TREATMENT",
    "2027-01-01T00:00:00Z, TREATMENT",
  })
  void schedule_saysThePercentage_inItsZone(String time, Arm arm) {
    String rollout =
        """
        {zone: Europe/Berlin, schedule: {2026-12-03: 0, 2026-11-30: 100, '2026-12-03T09:00': 100,
        '2026-12-31T00:00:00Z': 100}}
        """;

    assertThat(arm(rollout, Instant.parse(time))).isEqualTo(arm);
  }

  @Test
  void beforeTheSchedule_thePercentageHolds() {
    assertThat(arm("{schedule: {2026-12-01: 0}}", NOW)).isEqualTo(Arm.WAITING);
    assertThat(arm("{percent: 100, schedule: {2026-12-01: 0}}", NOW)).isEqualTo(Arm.TREATMENT);
  }

  @Test
  void outsideOfTheWindows_isAsIfNothingWereSet() {
    String rollout = "{control: 100, windows: ['02:00-06:00', sat-sun], zone: America/New_York}";

    assertThat(arm(rollout, Instant.parse("2026-11-26T06:59:00Z"))).isEqualTo(Arm.CLOSED);
    assertThat(arm(rollout, Instant.parse("2026-11-26T07:00:00Z"))).isEqualTo(Arm.CONTROL);
    assertThat(arm(rollout, Instant.parse("2026-11-29T00:00:00Z"))).isEqualTo(Arm.CONTROL);
  }

  @Test
  void whoWaits_isLeftToLaterRules_butTheControlGroupIsNot() {
    String next = "{name: next, cache: {}}";
    String waiting = "{name: new, rollout: {percent: 0}, cache: {ttl: 1s}}";
    String control = "{name: new, rollout: {control: 100}, cache: {ttl: 1s}}";

    assertThat(found(waiting, next)).isEqualTo("next [new/cache=waiting]");
    assertThat(found(control, next)).isEqualTo("none [new/cache=control]");
    assertThat(found("{name: new, enabled: false, cache: {}}", next)).isEqualTo("next []");
  }

  @Test
  void policy_hasARolloutOfItsOwn_withinThatOfItsRule() {
    String policy = "cache: {rollout: {percent: 0}}";

    assertThat(found("{name: a, " + policy + "}")).isEqualTo("none [a/cache=waiting]");
    assertThat(found("{name: a, rollout: {control: 100}, " + policy + "}"))
        .isEqualTo("none [a/cache=control]");
    assertThat(found("{name: a, rollout: {}, cache: {rollout: {}}}"))
        .isEqualTo("a [a/cache=treatment]");
  }

  @Test
  void ruleWithoutARollout_hasNoArm() {
    assertThat(found("{name: a, cache: {}}")).isEqualTo("a []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "percent: 101|rules[0].rollout.percent: '101' is out of bounds; allowed: 0 to 100",
        "key: user|rules[0].rollout.key: 'user' is not a key; allowed: request, conversation,",
        "windows: [2-6]|rules[0].rollout.windows: '2-6' is not a time window; allowed: days (mon",
        "zone: Berlin|rules[0].rollout.zone: 'Berlin' is not a time zone; allowed: a time zone",
        "schedule: {monday: 20}|rules[0].rollout.schedule: 'monday' is not a time; allowed: a date",
        "schedule: {2026-12-01: all}|rules[0].rollout.schedule: 'all' is not a number; allowed: a",
      })
  void wrongValue_isToldWithItsPlaceAndWhatIsAllowed(String setting, String problem) {
    String yaml = "rules: [{name: a, rollout: {" + setting + "}, cache: {}}]";
    List<Problem> problems = ParsedConfig.ofText(yaml, new FakeEnvironment()).problems();

    assertThat(problems).singleElement().asString().contains(problem);
  }

  private static Arm arm(String rollout, Instant time) {
    SettingsLookup lookup = lookup(snapshot(rollout), 1, time);
    boolean treated = lookup.find(CacheSettings.class) != null;
    Arm arm = lookup.assignments().get(0).arm();
    assertThat(treated).isEqualTo(arm == Arm.TREATMENT);
    return arm;
  }

  private static String found(String... rules) {
    ConfigSnapshot config = config("rules: [" + String.join(", ", rules) + "]");
    SettingsLookup lookup = lookup(config, 1, NOW);
    CacheSettings found = lookup.find(CacheSettings.class);
    return (found == null ? "none" : found.rule()) + " " + lookup.assignments();
  }

  private static List<Integer> users(Arm arm, String rollout) {
    Map<Integer, Arm> arms = new TreeMap<>();
    ConfigSnapshot config = snapshot("{" + BY_USER + ", " + rollout + "}");
    IntStream.range(0, USERS).forEach(user -> arms.put(user, arm(config, user)));
    arms.values().removeIf(other -> other != arm);
    return List.copyOf(arms.keySet());
  }

  private static IntPredicate treatedBy(String rule, String rollout) {
    ConfigSnapshot config =
        config(
            "rules: [{name: %s, rollout: {%s, %s}, cache: {}}]".formatted(rule, BY_USER, rollout));
    return user -> arm(config, user) == Arm.TREATMENT;
  }

  private static Arm arm(ConfigSnapshot config, int user) {
    SettingsLookup lookup = lookup(config, user, NOW);
    lookup.find(CacheSettings.class);
    return lookup.assignments().stream().map(Assignment::arm).findFirst().orElseThrow();
  }

  private static SettingsLookup lookup(ConfigSnapshot config, int user, Instant time) {
    return config.lookup(Calls.factsOf("user-" + user), Calls.origin(), time);
  }

  private static ConfigSnapshot snapshot(String rollout) {
    return config("rules: [{name: faq, rollout: " + rollout + ", cache: {}}]");
  }

  private static ConfigSnapshot config(String yaml) {
    ParsedConfig parsed = ParsedConfig.ofText(yaml, new FakeEnvironment());
    assertThat(parsed.problems()).isEmpty();
    return parsed.snapshot();
  }

  private static long count(IntPredicate users) {
    return IntStream.range(0, USERS).filter(users).count();
  }

  private static int shared(List<Integer> some, List<Integer> others) {
    return some.stream().filter(others::contains).collect(Collectors.toList()).size();
  }
}
