/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.passages;

import dev.parsimony.policy.compress.text.Labels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text of several passages, each below a label such as {@code [3] Title}, {@code <doc id="3">} or
 * {@code Source: a.txt}, and what stands around them. Immutable.
 */
public final class LabelledPassages {

  private static final int LEAST = 3;

  private final String text;
  private final List<Passage> passages;

  private LabelledPassages(String text, List<Passage> passages) {
    this.text = text;
    this.passages = Collections.unmodifiableList(passages);
  }

  /** The passages, without the last one where it does not tell its end. */
  public static LabelledPassages of(String text) {
    Map<String, List<int[]>> labels = new HashMap<>();
    int start = 0;
    boolean begins = true;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end);
      String form = begins ? Labels.formOf(line) : null;
      if (form != null) {
        labels.computeIfAbsent(form, any -> new ArrayList<>()).add(new int[] {start, end - start});
      }
      begins = line.trim().isEmpty();
      start = end + 1;
    }
    return new LabelledPassages(text, cut(text, most(labels)));
  }

  private static List<int[]> most(Map<String, List<int[]>> labels) {
    List<int[]> most = Collections.emptyList();
    for (List<int[]> each : labels.values()) {
      most = each.size() > most.size() ? each : most;
    }
    return most;
  }

  private static List<Passage> cut(String text, List<int[]> labels) {
    List<Passage> passages = new ArrayList<>();
    if (labels.size() < LEAST) {
      return passages;
    }
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < labels.size(); i++) {
      passages.add(new Passage(text, labels.get(i)[0], labels.get(i)[1], labels.get(i + 1)[0]));
      fewest = Math.min(fewest, passages.get(i).paragraphs());
    }
    int[] label = labels.get(labels.size() - 1);
    int end = lastParagraph(text);
    if (end > label[0] + label[1]) {
      Passage last = new Passage(text, label[0], label[1], end);
      // What has more paragraphs than others may be followed by something else.
      if (last.paragraphs() <= fewest) {
        passages.add(last);
      }
    }
    return passages;
  }

  /* Where it begins; 0 when there is but one. */
  private static int lastParagraph(String text) {
    int blank = text.trim().lastIndexOf("\n\n");
    return blank < 0 ? 0 : blank + 2;
  }

  List<Passage> passages() {
    return passages;
  }

  /** What stands before the passages, and behind the last blank line: where a user asks. */
  String around() {
    if (passages.isEmpty()) {
      return text;
    }
    int end = Math.max(lastParagraph(text), passages.get(passages.size() - 1).end);
    return text.substring(0, passages.get(0).start) + text.substring(end);
  }

  /** The text without some of the passages. */
  String without(List<Passage> dropped) {
    StringBuilder shorter = new StringBuilder(text.length());
    int copied = 0;
    boolean open = false;
    for (Passage passage : dropped) {
      boolean next = open && passage.start == copied;
      shorter.append(text, copied, passage.start).append(next ? "" : "[\u2026]\n\n");
      copied = passage.end;
      open = true;
    }
    return shorter.append(text, copied, text.length()).toString();
  }
}
