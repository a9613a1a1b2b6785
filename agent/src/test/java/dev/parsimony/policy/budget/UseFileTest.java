/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.budget.Spending.Budget;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one process has used of a budget is known to the next. */
class UseFileTest {

  @TempDir Path folder;

  @Test
  void usedBudget_isUsedAfterARestart_andWholeInTheNextWindow() throws Exception {
    Run first = new Run();
    first.spend(80);
    first.spend(10);
    first.end();

    Run second = new Run();
    second.spend(20);
    assertThat(second.use()).isEqualTo(1.1);
    second.end();

    Run third = new Run();
    assertThat(third.refuses()).isTrue();
    third.spending.now.set(Spending.NOON.plus(Duration.ofDays(1)));
    assertThat(third.refuses()).isFalse();
    third.end();
  }

  @Test
  void tenants_areKeptApart_andNotNamedInTheFile() throws Exception {
    Run first = new Run();
    first.spending.key("sk-one");
    first.spend(120);
    first.spending.key("sk-two");
    first.spend(1);
    first.end();

    assertThat(Files.readString(file())).doesNotContain("sk-", "day");
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Run second = new Run();
    second.spending.key("sk-one");
    assertThat(second.refuses()).isTrue();
    second.spending.key("sk-two");
    assertThat(second.refuses()).isFalse();
    second.end();
  }

  @Test
  void callInFlightWhenTheProcessIsKilled_countsAsReserved() throws Exception {
    Run first = new Run();
    first.spending.before(first.spending.call(200));
    first.keep();
    first.file.close();

    assertThat(new Run().refuses()).isTrue();
  }

  @Test
  void accountThatTheNextProcessDoesNotTouch_isKeptForTheOneAfter() throws Exception {
    Run first = new Run();
    first.spend(120);
    first.end();
    Run idle = new Run();
    idle.end();

    assertThat(new Run().refuses()).isTrue();
  }

  @Test
  void budgetThatCountsOtherwise_countsAnew() throws Exception {
    Run first = new Run();
    first.spend(120);
    first.end();

    Run next = new Run("HOUR");
    assertThat(next.refuses()).isFalse();
  }

  @Test
  void clockThatWasWrong_doesNotUseUpTheRightWindow() throws Exception {
    Run first = new Run();
    first.spending.now.set(Instant.parse("2036-01-01T00:00:00Z"));
    first.spend(120);
    first.end();

    assertThat(new Run().refuses()).isFalse();
  }

  @Test
  void secondProcess_countsForItself_andAddsWhatTheFirstHasUsed_whenThatEnds() throws Exception {
    Run first = new Run();
    first.spend(60);
    Run second = new Run();
    second.spend(50);
    second.keep();
    assertThat(second.refuses()).isFalse();
    assertThat(second.spending.log)
        .containsExactly(
            "budget-use.file \""
                + file()
                + "\": another JVM counts in it; allowed: one JVM at a time; counting in this"
                + " process alone until it has ended");

    first.end();
    second.keep();
    second.keep();
    assertThat(second.use()).isBetween(1.1, 1.3);
    assertThat(second.refuses()).isTrue();
    second.end();
    assertThat(new Run().refuses()).isTrue();
  }

  @Test
  void damagedFile_isTold_keptAside_andBudgetsBeginAtZero() throws Exception {
    Run first = new Run();
    first.spend(120);
    first.end();
    byte[] whole = Files.readAllBytes(file());

    for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length - 9), flipped(whole), NONE)) {
      Files.write(file(), damaged);
      Run next = new Run();
      assertThat(next.refuses()).isFalse();
      assertThat(next.spending.log).hasSize(1);
      assertThat(next.spending.log.get(0)).contains(": is damaged, or of another version; kept as");
      assertThat(folder.resolve("use.damaged")).hasBinaryContent(damaged);
      next.end();
    }
  }

  @Test
  void cutOffAnywhere_isNotRead() throws Exception {
    Run first = new Run();
    first.spend(50);
    first.end();
    byte[] whole = Files.readAllBytes(file());

    assertThat(UseFormat.read(whole)).isNotNull();
    for (int length = 0; length < whole.length; length++) {
      assertThat(UseFormat.read(Arrays.copyOf(whole, length))).isNull();
    }
  }

  @Test
  void folderThatCannotBeWrittenTo_isToldOnce_andCallsGoOn() throws Exception {
    Files.writeString(folder.resolve("a-file"), "");
    Spending spending = new Spending().budget(budget("DAY"));
    UseFile file = new UseFile(folder.resolve("a-file/use").toString(), spending.log::add);

    spending.policy.keepIn(file);
    spending.policy.keepIn(file);

    assertThat(spending.log).hasSize(1);
    assertThat(spending.log.get(0)).contains("cannot be written or read (");
    assertThat(spending.before(spending.call(1)).kind()).isEqualTo(Verdict.Kind.PROCEED);
  }

  private static final byte[] NONE = "nothing".getBytes(StandardCharsets.UTF_8);

  private static byte[] flipped(byte[] whole) {
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    return flipped;
  }

  private Path file() {
    return folder.resolve("use");
  }

  private static Budget budget(String window) {
    return Budget.named("day")
        .with(PlanSettings.TOKENS, 100L)
        .with(PlanSettings.WINDOW, CalendarUnit.valueOf(window))
        .with(PlanSettings.PER, CallKeys.of("tenant"))
        .with(PlanSettings.ACTIONS, Map.of(BudgetAction.REFUSE, BigDecimal.valueOf(100)));
  }

  /** One process. */
  private final class Run {

    final Spending spending = new Spending();
    final UseFile file = new UseFile(file().toString(), spending.log::add);

    Run() {
      this("DAY");
    }

    Run(String window) {
      spending.budget(budget(window));
      keep();
    }

    void keep() {
      spending.policy.keepIn(file);
    }

    void spend(long tokens) {
      spending.spend(tokens);
    }

    boolean refuses() {
      return spending.before(spending.call(0)).kind() == Verdict.Kind.ANSWER;
    }

    double use() {
      return spending.share("day");
    }

    void end() throws Exception {
      keep();
      file.close();
    }
  }
}
