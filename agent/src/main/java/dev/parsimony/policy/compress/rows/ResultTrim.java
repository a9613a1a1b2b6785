/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shortens the result of a tool: of many rows that are alike stay the first and last ones, those
 * that differ, and those that the conversation names; a note counts the others and sums them up.
 */
public final class ResultTrim {

  /** Below this many characters a result is short enough. */
  public static final int LEAST_CHARS = 1500;

  private static final int MAX_DEPTH = 4;

  /* What has to see every row. */
  private static final Pattern ABOUT_ALL =
      Pattern.compile(
          "\\b((list|show|give|return|print|export|convert|translate|rewrite|summari[sz]e|compare)"
              + " (me |us )?(all|every|each|the (full|whole|entire|complete|remaining))"
              + "|for (each|every)|median|percentile|sort(ed)? by|group(ed)? by|ranking|rank(ed)?|trends?"
              + "|top (\\d+|three|five|ten)|(second|third) (most|least|highest|lowest|largest|smallest)"
              + "|averages?|mean value|on average|correlat\\w+|distribution|histogram|duplicates?|unique|distinct"
              + "|how (many|much)|number of|counts?|in total|total of|sum of"
              + "|per (hour|day|week|month|quarter|year|row|entry|item))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EACH =
      Pattern.compile(
          "\\b(list|show|give|return|print|export|convert|translate|rewrite|report|output|include)"
              + " (me |us )?(all|every|each|the (full|whole|entire|complete))\\b",
          Pattern.CASE_INSENSITIVE);

  private final References references;

  private ResultTrim(String said) {
    this.references = new References(said);
  }

  /**
   * A trim for a conversation.
   *
   * @param said by anybody who may speak of the result: the question, and what came after it
   */
  public static ResultTrim about(String said) {
    return new ResultTrim(said);
  }

  /** Whether a question has to see every row. */
  public static boolean needsAll(String question) {
    return ABOUT_ALL.matcher(question).find();
  }

  /** Whether instructions, which speak of much, want every row of something. */
  public static boolean wantsEach(String instructions) {
    return EACH.matcher(instructions).find();
  }

  /** The result shortened, as JSON where it was JSON; null when there is nothing to leave out. */
  public @Nullable String trim(String result) {
    if (result.length() < LEAST_CHARS) {
      return null;
    }
    char first = firstOf(result);
    return first == '{' || first == '[' ? ofJson(result) : new LineTrim(references).trim(result);
  }

  private @Nullable String ofJson(String result) {
    try {
      return ofValue(areObjects(result) ? asArray(result) : result);
    } catch (MalformedBodyException notJson) {
      return new LineTrim(references).trim(result);
    }
  }

  private @Nullable String ofValue(String json) throws MalformedBodyException {
    JsonNode root = JsonNode.read(json.getBytes(StandardCharsets.UTF_8));
    JsonEdit edit = JsonEdit.of(root);
    trim(root, edit, 0);
    return edit.isEmpty() ? null : new String(edit.toBytes(), StandardCharsets.UTF_8);
  }

  private static String asArray(String lines) {
    return "[" + lines.trim().replace("\n", ",\n") + "]";
  }

  /* Whether it is of several lines that are objects, as far as that can be told by their ends. */
  private static boolean areObjects(String result) {
    String[] lines = result.trim().split("\n");
    return lines.length > 1
        && Arrays.stream(lines)
            .map(String::trim)
            .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  private void trim(JsonNode node, JsonEdit edit, int depth) {
    RowTable table = RowTable.of(node);
    if (table != null) {
      trim(table, edit);
    } else if (depth < MAX_DEPTH && node.is(JsonNode.Kind.OBJECT)) {
      node.children().forEach(child -> trim(child, edit, depth + 1));
    }
  }

  private void trim(RowTable table, JsonEdit edit) {
    List<JsonNode> rows = table.rows();
    BitSet kept = table.striking();
    kept.or(references.in(rows.stream().map(JsonNode::json).collect(Collectors.toList())));
    int leftOut = rows.size() - kept.cardinality();
    if (leftOut * 2 < rows.size()) {
      return;
    }
    int last = kept.previousClearBit(rows.size() - 1);
    for (int i = kept.nextClearBit(0); i < last; i = kept.nextClearBit(i + 1)) {
      edit.remove(rows.get(i).place());
    }
    String note = RowNote.of(table, leftOut);
    edit.replace(rows.get(last).place(), note.getBytes(StandardCharsets.UTF_8));
  }

  private static char firstOf(String text) {
    int i = 0;
    while (i < text.length() - 1 && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return text.charAt(i);
  }
}
