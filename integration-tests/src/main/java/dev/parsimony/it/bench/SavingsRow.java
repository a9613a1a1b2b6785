/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.it.bench.SavingsJudge.Check;
import dev.parsimony.it.bench.SavingsJudge.Kept;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sums of all cases of one kind at one level. */
final class SavingsRow {

  private final Map<Check, Kept> kept = new EnumMap<>(Check.class);
  private long cases;
  private long changed;
  private long before;
  private long after;
  private long examplesBefore;
  private long examplesAfter;

  void add(SavingsCase asked, byte[] body, ExactCount count) {
    JsonNode sent = ExactCount.parsed(body);
    cases++;
    changed += SavingsJudge.isUnchanged(asked, sent) ? 0 : 1;
    before += count.of(asked.body());
    after += count.of(body);
    SavingsJudge.judge(asked, sent).forEach((check, k) -> kept.merge(check, k, Kept::plus));
    examples(asked, new SentText(sent), count);
  }

  private void examples(SavingsCase asked, SentText sent, ExactCount count) {
    for (JsonNode example : asked.list("examples")) {
      String input = example.path("input").asText();
      long tokens = count.ofText(input) + count.ofText(example.path("output").asText());
      examplesBefore += tokens;
      examplesAfter += sent.contains(input) ? tokens : 0;
    }
  }

  double saved() {
    return before == 0 ? 0 : 100.0 * (before - after) / before;
  }

  double savedOfExamples() {
    return examplesBefore == 0 ? 0 : 100.0 * (examplesBefore - examplesAfter) / examplesBefore;
  }

  long changed() {
    return changed;
  }

  boolean isAllKept() {
    return kept.values().stream().allMatch(Kept::isAll);
  }

  Kept kept(Check check) {
    return kept.getOrDefault(check, Kept.NONE);
  }

  String[] cells(String kind) {
    List<String> cells = new ArrayList<>();
    cells.add(kind);
    cells.add(Long.toString(cases));
    cells.add("%,d".formatted(before));
    cells.add("%,d".formatted(after));
    cells.add(MarkdownTable.figure("%.1f", saved()));
    for (Check check : Check.values()) {
      cells.add(kept(check).toString());
    }
    return cells.toArray(new String[0]);
  }
}
