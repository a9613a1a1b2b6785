/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A value as it was written: a text, a list, a map, or nothing at all. */
public final class Node {

  /** The forms that a node has. */
  enum Shape {
    NOTHING("nothing"),
    TEXT("a text"),
    LIST("a list"),
    MAP("a map");

    private final String words;

    Shape(String words) {
      this.words = words;
    }
  }

  private static final int QUOTED_CHARS = 60;
  private static final Pattern USER_OF_URL = Pattern.compile("://\\S*@");

  private final Shape shape;
  private final Origin origin;
  private final String text;
  private final List<Node> items;
  private final Map<String, Node> entries;

  private Node(
      Shape shape, Origin origin, String text, List<Node> items, Map<String, Node> entries) {
    this.shape = shape;
    this.origin = origin;
    this.text = text;
    this.items = Collections.unmodifiableList(items);
    this.entries = Collections.unmodifiableMap(entries);
  }

  public static Node nothing(Origin origin) {
    return new Node(Shape.NOTHING, origin, "", Collections.emptyList(), Collections.emptyMap());
  }

  public static Node text(String text, Origin origin) {
    return new Node(Shape.TEXT, origin, text, Collections.emptyList(), Collections.emptyMap());
  }

  public static Node list(List<Node> items, Origin origin) {
    return new Node(Shape.LIST, origin, "", items, Collections.emptyMap());
  }

  public static Node map(Map<String, Node> entries, Origin origin) {
    return new Node(Shape.MAP, origin, "", Collections.emptyList(), entries);
  }

  boolean is(Shape other) {
    return shape == other;
  }

  public Origin origin() {
    return origin;
  }

  String text() {
    return text;
  }

  List<Node> items() {
    return items;
  }

  Map<String, Node> entries() {
    return entries;
  }

  /**
   * The node in a message: a text is quoted, shortened, and freed of control characters and of what
   * stands before the host of a URL, where people put passwords.
   */
  String quoted() {
    return shape == Shape.TEXT ? quote(text) : shape.words;
  }

  static String quote(String text) {
    return "'" + unquoted(text) + "'";
  }

  static String unquoted(String text) {
    String free = USER_OF_URL.matcher(text).replaceAll("://...@");
    boolean cut = free.length() > QUOTED_CHARS;
    String shown = cut ? free.substring(0, QUOTED_CHARS) + "..." : free;
    return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\u2028\u2029]", "?");
  }
}
