/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.exchange.PrefixBreak;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells whoever operates the application once of each thing that keeps prompts from beginning
 * alike: when it has come often enough to be a habit. No word of a prompt is in a line.
 */
final class BreakLog {

  private static final int MOST_LINES = 50;
  private static final int HABIT = 3;
  private static final double NANOS = 1e9;

  private final Consumer<String> log;
  private final Map<List<String>, Count> counts = new HashMap<>();

  BreakLog(Consumer<String> log) {
    this.log = log;
  }

  void tell(PrefixBreak found, String model) {
    List<String> habit = Arrays.asList(found.caller(), found.code(), found.part(), model);
    if (counts.size() >= MOST_LINES && !counts.containsKey(habit)) {
      return;
    }
    Count count = counts.computeIfAbsent(habit, any -> new Count());
    count.add(found);
    if (count.calls == HABIT) {
      log.accept(line(found, model, count));
    }
  }

  private static String line(PrefixBreak found, String model, Count count) {
    return String.format(
        Locale.ROOT,
        "prompts of %s to %s do not begin alike: %s in %s changes from call to call;"
            + " %d calls sent about %d tokens anew%s",
        found.caller().isEmpty() ? "the application" : found.caller(),
        model,
        found.code(),
        found.part(),
        count.calls,
        count.tokens,
        count.priced
            ? String.format(Locale.ROOT, ", about $%.4f too much", count.cost / NANOS)
            : "");
  }

  /** How often something was found, and what it cost. */
  private static final class Count {

    private int calls;
    private long tokens;
    private long cost;
    private boolean priced = true;

    void add(PrefixBreak found) {
      Long more = found.cost();
      calls++;
      tokens += found.tokens();
      priced &= more != null;
      cost += more == null ? 0 : more;
    }
  }
}
