/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.record;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.policy.compress.record.JsonBlocks.Block;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leaves in a record the fields that a task is about, as their names and values say, or those that
 * a rule lists. A record whose task names no field stays whole.
 */
public final class RecordFields {

  private static final int LEAST_CHARS = 1000;
  private static final int LEAST_LEAVES = 15;

  private static final Pattern ABOUT_ALL =
      Pattern.compile(
          "\\b((all|every|each|any)( of)?( the)? (other )?(field|value|entry|entries|detail|data)s?"
              + "|(whole|entire|full|complete) (record|object|document|json|profile)"
              + "|(summar\\w+|overview|assess|review|evaluate|analy[sz]e|describe|check|audit|compare)"
              + " (of |for )?(the |this |that |our |your |a )?(whole )?"
              + "(record|object|document|json|profile|client|customer|account|data|patient|case|user)"
              + "|(missing|empty|invalid|inconsistent) (field|value)s?)\\b",
          Pattern.CASE_INSENSITIVE);

  private final List<String> listed;
  private final boolean byTask;

  private RecordFields(List<String> listed, boolean byTask) {
    this.listed = listed;
    this.byTask = byTask;
  }

  /**
   * A choice by the task.
   *
   * @param always names or JSON pointers of fields that stay in any case
   */
  public static RecordFields ofTask(List<String> always) {
    return new RecordFields(always, true);
  }

  /**
   * A choice by a list.
   *
   * @param fields names or JSON pointers of those that stay
   */
  public static RecordFields listed(List<String> fields) {
    return new RecordFields(fields, false);
  }

  /**
   * Shortens the records in a text.
   *
   * @param elsewhere what is said outside of the text about what to do
   * @param standing what holds for every task: the fields that it names in full stay too
   * @return null when there is nothing to leave out
   */
  public @Nullable String select(String text, String elsewhere, String standing) {
    List<Block> blocks = JsonBlocks.in(text, LEAST_CHARS);
    if (blocks.isEmpty()) {
      return null;
    }
    StringBuilder around = new StringBuilder();
    int from = 0;
    for (Block block : blocks) {
      around.append(text, from, block.start).append('\n');
      from = block.end;
    }
    String task = around.append(text, from, text.length()) + "\n" + elsewhere;
    Set<String> spoken = byTask ? FieldChoice.spokenIn(standing) : Collections.emptySet();
    return byTask && ABOUT_ALL.matcher(task).find() ? null : select(text, blocks, task, spoken);
  }

  private @Nullable String select(
      String text, List<Block> blocks, String task, Set<String> standing) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (Block block : blocks) {
      String shorter = select(block.root, task, standing);
      out.append(text, from, block.start);
      out.append(shorter == null ? text.substring(block.start, block.end) : shorter);
      from = block.end;
    }
    String changed = out.append(text, from, text.length()).toString();
    return changed.length() < text.length() ? changed : null;
  }

  private @Nullable String select(JsonNode record, String task, Set<String> standing) {
    List<Leaf> leaves = Leaf.of(record);
    if (leaves.size() < LEAST_LEAVES) {
      return null;
    }
    Set<Leaf> kept = new LinkedHashSet<>();
    if (byTask) {
      kept.addAll(new FieldChoice(task).choose(leaves));
    }
    leaves.stream().filter(this::isListed).forEach(kept::add);
    leaves.stream().filter(leaf -> standing.containsAll(leaf.nameWords())).forEach(kept::add);
    int leftOut = leaves.size() - kept.size();
    if (leftOut == 0 || kept.isEmpty()) {
      return null;
    }
    Set<JsonNode> nodes = kept.stream().map(Leaf::node).collect(Collectors.toSet());
    JsonEdit edit = JsonEdit.of(record);
    removeAllBut(nodes, record, edit);
    return new String(edit.toBytes(), StandardCharsets.UTF_8) + note(leftOut);
  }

  private boolean isListed(Leaf leaf) {
    return listed.stream().anyMatch(leaf::isMeantBy);
  }

  private static String note(int leftOut) {
    return "\n(" + leftOut + " fields that the task does not name are left out.)";
  }

  /* Answers whether something is kept in it. */
  private static boolean removeAllBut(Set<JsonNode> kept, JsonNode node, JsonEdit edit) {
    boolean any = false;
    for (JsonNode member : node.children()) {
      boolean stays =
          kept.contains(member)
              || (member.is(JsonNode.Kind.OBJECT) && removeAllBut(kept, member, edit));
      if (!stays) {
        edit.remove(member.place());
      }
      any |= stays;
    }
    return any;
  }
}
