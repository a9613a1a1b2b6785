/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * What calls cost with hints and without, in nano-dollars, and how far they were behind at most.
 */
final class HintBill {

  private final Map<String, Account> accounts = new HashMap<>();
  private long without;
  private long with;
  private int calls;
  private int hinted;

  /** All prompts that begin alike. */
  private static final class Account {
    long lost;
    long write;
    double worst;
  }

  /**
   * A call.
   *
   * @param beginning what its prompt has in common with others
   * @param write what it would cost to have all of it written
   */
  void add(String beginning, long costWithout, long costWith, long write, boolean hint) {
    without += costWithout;
    with += costWith;
    calls++;
    hinted += hint ? 1 : 0;
    Account account = accounts.computeIfAbsent(beginning, any -> new Account());
    account.lost += costWith - costWithout;
    account.write = Math.max(account.write, write);
    account.worst = Math.max(account.worst, (double) account.lost / account.write);
  }

  int calls() {
    return calls;
  }

  double hintedPercent() {
    return 100.0 * hinted / calls;
  }

  double dollarsWithout() {
    return without / 1e9;
  }

  double dollarsWith() {
    return with / 1e9;
  }

  double savedPercent() {
    return 100.0 * (without - with) / without;
  }

  /**
   * How much dearer than without hints the calls of one beginning ever were, at any time up to the
   * end, in what it costs to have the longest prompt written once.
   */
  double worst() {
    return accounts.values().stream().mapToDouble(account -> account.worst).max().orElse(0);
  }
}
