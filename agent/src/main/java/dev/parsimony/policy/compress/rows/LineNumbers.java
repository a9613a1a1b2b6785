/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers in lines that are alike but for these: by each of them, a line can be striking. */
final class LineNumbers {

  private static final int MOST_COLUMNS = 32;

  /*
   * Dates and times only ever grow; what stands first and last stays anyway. A comma behind a time
   * parts it from the next value, but for milliseconds with white space behind them.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.])(?:\\d{4}[-/]\\d\\d[-/]\\d\\d(?:T\\d\\d)?|\\d{1,2}:\\d+)(?::\\d+)*"
              + "(?:\\.\\d+|,\\d{3}(?=[\\s\\]]))?"
              + "|((?<![\\w.])-?\\d+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)");

  /**
   * The places of the lines with the least and the greatest of some number, and of those with one
   * that is far from the others.
   *
   * @param shapes of the lines: those of one shape have numbers in the same places
   */
  static Set<Integer> striking(List<String> lines, List<String> shapes) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      groups.computeIfAbsent(shapes.get(i), any -> new ArrayList<>()).add(i);
    }
    Set<Integer> striking = new HashSet<>();
    groups
        .values()
        .forEach(
            group -> strikingIn(lines, group).stream().mapToObj(group::get).forEach(striking::add));
    return striking;
  }

  private static BitSet strikingIn(List<String> lines, List<Integer> group) {
    List<List<String>> columns = new ArrayList<>();
    for (int row = 0; row < group.size(); row++) {
      List<String> numbers = numbers(lines.get(group.get(row)));
      for (int i = 0; i < numbers.size() && i < MOST_COLUMNS; i++) {
        if (row == 0) {
          columns.add(new ArrayList<>());
        }
        if (i < columns.size()) {
          columns.get(i).add(numbers.get(i));
        }
      }
    }
    BitSet striking = new BitSet();
    for (List<String> values : columns) {
      if (values.size() == group.size()) {
        Column column = new Column("", new ArrayList<>(values));
        striking.or(column.extremes());
        striking.or(column.odd());
      }
    }
    return striking;
  }

  private static List<String> numbers(String line) {
    List<String> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(line);
    while (matcher.find()) {
      String number = matcher.group(1);
      if (number != null) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private LineNumbers() {}
}
