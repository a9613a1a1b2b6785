/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.Span;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Changes some values of a JSON text and leaves every other byte as it is: writing a tree anew
 * would change numbers, drop duplicate members and reorder nothing that a provider's cache sees.
 */
public final class JsonEdit {

  private static final byte[] REMOVED = new byte[0];

  private final JsonNode root;
  /* By where the value begins. */
  private final Map<Integer, byte[]> replaced = new HashMap<>();
  private final Map<Integer, Map<String, byte[]>> inserted = new HashMap<>();
  private final Map<Integer, byte[]> appended = new HashMap<>();
  private final TreeSet<Integer> touched = new TreeSet<>();

  private JsonEdit(JsonNode root) {
    this.root = root;
  }

  public static JsonEdit of(JsonNode root) {
    return new JsonEdit(root);
  }

  /**
   * Puts another value in the place of one. What is changed within that one is lost.
   *
   * @param json the other value as it is to be written
   */
  public JsonEdit replace(Span value, byte[] json) {
    replaced.put(value.start(), json);
    touched.add(value.start());
    return this;
  }

  /** Leaves out an element of an array, or a member with its name, and one comma. */
  public JsonEdit remove(Span value) {
    return replace(value, REMOVED);
  }

  /** Adds a member after the last one of an object, or changes the one that was added so. */
  public JsonEdit insert(Span object, String name, byte[] json) {
    inserted.computeIfAbsent(object.start(), any -> new LinkedHashMap<>()).put(name, json);
    touched.add(object.start());
    return this;
  }

  /** Adds an element after the last one of an array, or changes the one that was added so. */
  public JsonEdit append(Span array, byte[] json) {
    appended.put(array.start(), json);
    touched.add(array.start());
    return this;
  }

  /** Whether nothing is changed. */
  public boolean isEmpty() {
    return touched.isEmpty();
  }

  public byte[] toBytes() {
    byte[] text = root.text();
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 64);
    out.write(text, 0, root.start());
    write(root, out);
    out.write(text, root.end(), text.length - root.end());
    return out.toByteArray();
  }

  private void write(JsonNode node, ByteArrayOutputStream out) {
    byte[] other = replaced.get(node.start());
    if (other != null) {
      out.write(other, 0, other.length);
    } else if (isTouched(node)) {
      writeChildren(node, out);
    } else {
      out.write(node.text(), node.start(), node.end() - node.start());
    }
  }

  private boolean isTouched(JsonNode node) {
    Integer next = touched.ceiling(node.start());
    return next != null && next < node.end();
  }

  /* What stands before a child, comma included, goes with it; the first that stays has none. */
  private void writeChildren(JsonNode node, ByteArrayOutputStream out) {
    int open = node.start() + 1;
    int gapStart = open;
    int firstGapEnd = node.children().isEmpty() ? open : node.children().get(0).itemStart();
    boolean first = true;
    out.write(node.text(), node.start(), 1);
    for (JsonNode child : node.children()) {
      if (replaced.get(child.start()) != REMOVED) {
        int from = first ? open : gapStart;
        int to = first ? firstGapEnd : child.itemStart();
        out.write(node.text(), from, to - from);
        out.write(node.text(), child.itemStart(), child.start() - child.itemStart());
        write(child, out);
        first = false;
      }
      gapStart = child.end();
    }
    insertInto(node, first, out);
    out.write(node.text(), gapStart, node.end() - gapStart);
  }

  private void insertInto(JsonNode node, boolean first, ByteArrayOutputStream out) {
    boolean comma = !first;
    for (Map.Entry<String, byte[]> member : members(node).entrySet()) {
      if (comma) {
        out.write(',');
      }
      byte[] name = Json.write(member.getKey());
      out.write(name, 0, name.length);
      out.write(':');
      out.write(member.getValue(), 0, member.getValue().length);
      comma = true;
    }
    byte[] element = appended.get(node.start());
    if (element != null) {
      if (comma) {
        out.write(',');
      }
      out.write(element, 0, element.length);
    }
  }

  private Map<String, byte[]> members(JsonNode node) {
    return inserted.getOrDefault(node.start(), new HashMap<>());
  }
}
