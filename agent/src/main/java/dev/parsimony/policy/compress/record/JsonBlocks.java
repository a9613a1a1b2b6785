/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.record;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.policy.compress.json.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the JSON objects that stand in a text, outside of code. */
final class JsonBlocks {

  /** One object in a text. */
  static final class Block {

    final int start;
    final int end;
    final JsonNode root;

    Block(int start, int end, JsonNode root) {
      this.start = start;
      this.end = end;
      this.root = root;
    }
  }

  private static final String FENCE = "```";

  /** The valid ones of a length. */
  static List<Block> in(String text, int leastChars) {
    List<Block> blocks = new ArrayList<>();
    List<Segment> code = Fences.of(text);
    int fence = text.indexOf(FENCE);
    int start = text.indexOf('{');
    while (start >= 0) {
      if (fence >= 0 && fence < start) {
        int closed = text.indexOf(FENCE, fence + FENCE.length());
        start = closed < 0 ? -1 : text.indexOf('{', closed);
        fence = closed < 0 ? -1 : text.indexOf(FENCE, closed + FENCE.length());
        continue;
      }
      int end = end(text, start);
      if (end - start >= leastChars && !Fences.cover(code, start)) {
        add(text, start, end, blocks);
      }
      start = end < 0 ? -1 : text.indexOf('{', end);
    }
    return blocks;
  }

  private static void add(String text, int start, int end, List<Block> blocks) {
    try {
      byte[] json = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
      blocks.add(new Block(start, end, JsonNode.read(json)));
    } catch (MalformedBodyException notJson) {
      // Braces of something else.
    }
  }

  /* Behind the brace that closes the one at the start; -1 when none does. */
  private static int end(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private JsonBlocks() {}
}
