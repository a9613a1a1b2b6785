/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What hints for the providers' own caches save of recorded conversations, and what they risk. */
final class CachingBenchmark {

  private static final String CHATS = "support_chat.jsonl";
  private static final String ONE_PROMPT = "modular_80k.jsonl";
  private static final double DAY = 8;

  private final List<ConversationPlan> plans = new ArrayList<>();
  private final StringBuilder report = new StringBuilder();
  private final Goals goals = new Goals();

  private CachingBenchmark(Path data) throws IOException {
    plans.add(ConversationPlan.read("30 chats, in an hour", data, CHATS, 1, 1));
    plans.add(ConversationPlan.read("30 chats, in eight hours", data, CHATS, 1, DAY));
    plans.add(ConversationPlan.read("one system prompt, in an hour", data, ONE_PROMPT, 4, 1));
    plans.add(ConversationPlan.read("one system prompt, in eight hours", data, ONE_PROMPT, 4, DAY));
  }

  /** Whether all goals were met. */
  static boolean run(Options options) throws IOException {
    CachingBenchmark benchmark = new CachingBenchmark(Path.of(options.text("data")));
    for (CachingVendor vendor : CachingVendor.values()) {
      benchmark.measure(vendor);
    }
    benchmark.report.append(benchmark.goals);
    System.out.println(benchmark.report);
    String doc = options.text("doc");
    if (!doc.isEmpty()) {
      MarkedText.replace(Path.of(doc), "caching", benchmark.report.toString());
    }
    return benchmark.goals.allMet();
  }

  private void measure(CachingVendor vendor) {
    MarkdownTable table =
        new MarkdownTable(
            vendor.title(), "calls", "hint %", "without $", "with $", "saved %", "worst, writes");
    double worst = 0;
    double forgetful = 0;
    for (ConversationPlan plan : plans) {
      HintBill bill = HintedRun.of(vendor, plan, true);
      table.row(
          plan.name(),
          Integer.toString(bill.calls()),
          MarkdownTable.figure("%.1f", bill.hintedPercent()),
          MarkdownTable.figure("%.3f", bill.dollarsWithout()),
          MarkdownTable.figure("%.3f", bill.dollarsWith()),
          MarkdownTable.figure("%.1f", bill.savedPercent()),
          MarkdownTable.figure("%.2f", bill.worst()));
      worst = Math.max(worst, bill.worst());
      forgetful = Math.max(forgetful, HintedRun.of(vendor, plan, false).worst());
    }
    report.append(table).append('\n');
    goals.atMost(vendor.title() + ": dearer than without, for each beginning", 1, worst, "writes");
    goals.atMost("the same where the provider keeps nothing", 1, forgetful, "writes");
  }
}
