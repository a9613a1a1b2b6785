/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import dev.parsimony.dialect.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of rows that are left out: how many, and what can be said of all rows of
 * the table, so that questions for a number, a sum or an extreme still have their answer.
 */
final class RowNote {

  private static final int MAX_CHARS = 30;
  private static final int MOST_STATES = 8;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");

  /** The note as a JSON object. */
  static String of(RowTable table, int leftOut) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      Object summary = summary(column.values());
      if (summary != null) {
        all.put(column.name(), summary);
      }
    }
    Map<String, @Nullable Object> note =
        Json.objectOf("_left_out", leftOut + " rows like the others here");
    if (!all.isEmpty()) {
      note.put("_of_all_" + table.rows().size() + "_rows", all);
    }
    return Json.writeText(note);
  }

  private static @Nullable Object summary(List<@Nullable String> values) {
    List<String> known = values.stream().filter(Objects::nonNull).collect(Collectors.toList());
    if (known.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
      return known.isEmpty() ? null : range(known);
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(String.valueOf(value), 1, Integer::sum));
    boolean few = counts.size() > 1 && counts.size() <= MOST_STATES;
    return few ? counts(counts) : null;
  }

  private static @Nullable Object range(List<String> numbers) {
    List<BigDecimal> sorted = numbers.stream().map(BigDecimal::new).sorted().collect(toList());
    BigDecimal least = sorted.get(0);
    BigDecimal greatest = sorted.get(sorted.size() - 1);
    BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return least.compareTo(greatest) == 0 ? null : least + " to " + greatest + ", sum " + sum;
  }

  private static Object counts(Map<String, Integer> counts) {
    List<String> each = new ArrayList<>();
    counts.forEach((value, count) -> each.add(count + " " + shortened(value)));
    return String.join(", ", each);
  }

  private static String shortened(String json) {
    String text = json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "\u2026" : text;
  }

  private static java.util.stream.Collector<BigDecimal, ?, List<BigDecimal>> toList() {
    return Collectors.toList();
  }

  private RowNote() {}
}
