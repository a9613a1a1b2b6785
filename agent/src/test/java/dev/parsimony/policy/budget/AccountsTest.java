/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.Values;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountsTest {

  private static final BudgetPlan PLAN =
      BudgetPlan.of(
          Values.defaults(PlanSettings.SECTION)
              .with(PlanSettings.NAME, "b")
              .with(PlanSettings.TOKENS, 100L)
              .with(PlanSettings.PER, CallKeys.of("tenant")));

  private final Accounts accounts = new Accounts(BudgetPolicy.MOST_ACCOUNTS);
  private long now = Spending.NOON.toEpochMilli();

  @Test
  void keysBeyondTenThousand_haveNoAccount_andThoseBeforeKeepTheirs() {
    for (int key = 0; key < 10_000; key++) {
      open(key);
    }

    assertThat(find(10_000)).isNull();
    assertThat(find(0)).isSameAs(find(0)).isNotNull();
  }

  @Test
  void accountsWhoseWindowIsOver_makeRoom() {
    for (int key = 0; key < 10_000; key++) {
      open(key);
    }
    now += Duration.ofDays(1).toMillis();

    assertThat(find(10_000)).isNotNull();
  }

  private void open(int key) {
    Account account = find(key);
    if (account == null) {
      throw new AssertionError("no account for key " + key);
    }
    account.at(now, PLAN);
  }

  private @Nullable Account find(int key) {
    return accounts.find(PLAN, ByteBuffer.allocate(4).putInt(key).array(), now);
  }
}
