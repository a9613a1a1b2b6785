/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import dev.parsimony.policy.compress.json.Fences;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shortens a result of many lines that look alike, such as a log or a table. */
final class LineTrim {

  private static final int LEAST_LINES = 30;
  private static final int HEAD = 5;
  private static final int TAIL = 5;
  private static final int RARE_SHAPE = 50;

  private final References references;

  LineTrim(References references) {
    this.references = references;
  }

  @Nullable String trim(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    if (lines.size() < LEAST_LINES || Fences.areIn(text)) {
      return null;
    }
    BitSet kept = striking(lines);
    kept.or(references.in(lines));
    boolean alike = kept.cardinality() * 2 <= lines.size();
    return alike ? written(lines, kept) : null;
  }

  private static BitSet striking(List<String> lines) {
    BitSet cells = CellLines.striking(lines);
    BitSet kept = cells == null ? byShape(lines) : cells;
    for (int i = 0; i < lines.size(); i++) {
      boolean edge = i < HEAD || i >= lines.size() - TAIL;
      if (edge || RowTable.TROUBLE.matcher(lines.get(i)).find()) {
        kept.set(i);
      }
    }
    return kept;
  }

  private static BitSet byShape(List<String> lines) {
    List<String> shapes = lines.stream().map(LineTrim::shape).collect(Collectors.toList());
    Map<String, Integer> counts = new HashMap<>();
    shapes.forEach(shape -> counts.merge(shape, 1, Integer::sum));
    int rare = Math.max(1, lines.size() / RARE_SHAPE);
    BitSet kept = new BitSet(lines.size());
    LineNumbers.striking(lines, shapes).forEach(kept::set);
    for (int i = 0; i < lines.size(); i++) {
      if (counts.getOrDefault(shapes.get(i), 0) <= rare) {
        kept.set(i);
      }
    }
    return kept;
  }

  /* Words stay, since they say what a line of a log is about; numbers differ from line to line. */
  private static String shape(String line) {
    StringBuilder shape = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean digit = Character.isDigit(c);
      if (!digit) {
        shape.append(c);
      } else if (i == 0 || !Character.isDigit(line.charAt(i - 1))) {
        shape.append('9');
      }
    }
    return shape.toString();
  }

  private static String written(List<String> lines, BitSet kept) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < lines.size()) {
      int next = kept.nextSetBit(i);
      if (next > i) {
        text.append("[\u2026 ").append(next - i).append(" lines like these left out]\n");
      }
      text.append(lines.get(next)).append(next == lines.size() - 1 ? "" : "\n");
      i = next + 1;
    }
    return text.toString();
  }
}
