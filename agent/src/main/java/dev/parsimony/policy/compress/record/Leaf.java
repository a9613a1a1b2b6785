/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.record;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.policy.compress.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A value of a record that is no object, with where it stands. An array is one value. */
final class Leaf {

  private static final int MAX_DEPTH = 12;

  private final JsonNode node;
  private final List<String> path;

  private Leaf(JsonNode node, List<String> path) {
    this.node = node;
    this.path = path;
  }

  /** All values of a record in order. */
  static List<Leaf> of(JsonNode record) {
    List<Leaf> leaves = new ArrayList<>();
    collect(record, new ArrayList<>(), leaves);
    return leaves;
  }

  private static void collect(JsonNode node, List<String> path, List<Leaf> leaves) {
    for (JsonNode member : node.children()) {
      path.add(member.name());
      if (member.is(JsonNode.Kind.OBJECT) && path.size() < MAX_DEPTH) {
        collect(member, path, leaves);
      } else {
        leaves.add(new Leaf(member, new ArrayList<>(path)));
      }
      path.remove(path.size() - 1);
    }
  }

  JsonNode node() {
    return node;
  }

  /** The words of its own name that say something. */
  Set<String> nameWords() {
    return words(node.name());
  }

  /** The words of the objects that it stands in, the outermost first. */
  List<Set<String>> outerWords() {
    List<Set<String>> outer = new ArrayList<>();
    path.subList(0, path.size() - 1).forEach(name -> outer.add(words(name)));
    return outer;
  }

  /** Whether a name or a JSON pointer means it, or an object that it stands in. */
  boolean isMeantBy(String nameOrPointer) {
    return nameOrPointer.startsWith("/")
        ? (pointer() + "/").startsWith(nameOrPointer + "/")
        : path.contains(nameOrPointer);
  }

  String pointer() {
    StringBuilder pointer = new StringBuilder();
    for (String name : path) {
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static Set<String> words(String name) {
    List<String> all = Words.ofName(name);
    Set<String> content = Words.contentOf(String.join(" ", all));
    return content.isEmpty() ? new LinkedHashSet<>(all) : content;
  }
}
