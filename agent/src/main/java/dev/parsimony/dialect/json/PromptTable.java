/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import java.util.HashMap;
import java.util.Map;

/** Which members of a format's messages hold text, and of what kind. All others hold none. */
public final class PromptTable {

  private final Map<String, Row> rows;
  private final Map<String, Map<String, Row>> typed;

  private PromptTable(Map<String, Row> rows, Map<String, Map<String, Row>> typed) {
    this.rows = rows;
    this.typed = typed;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Adds all parts within a value to a message.
   *
   * @param kind what text is where the table does not tell more
   */
  public void read(JsonNode value, Part.Kind kind, Message.Builder message) {
    String text = value.string();
    if (text != null && !text.isEmpty()) {
      message.add(Part.text(kind, text, value.place()));
    }
    for (JsonNode element : value.elements()) {
      read(element, kind, message);
    }
    if (value.is(JsonNode.Kind.OBJECT)) {
      readMembers(value, kind, message);
    }
  }

  private void readMembers(JsonNode object, Part.Kind kind, Message.Builder message) {
    boolean marked = false;
    for (JsonNode member : object.children()) {
      Row row = row(object, member.name());
      marked |= row == Row.CACHE_MARK;
      row.read(this, member, kind, message);
    }
    if (marked) {
      message.cacheMark();
    }
  }

  private Row row(JsonNode object, String name) {
    Row row = rows.getOrDefault(name, Row.NONE);
    Map<String, Row> byType = typed.get(name);
    return byType == null
        ? row
        : byType.getOrDefault(String.valueOf(object.member("type").string()), row);
  }

  /** What becomes of the members of one name. */
  private interface Row {

    Row NONE = (table, value, kind, message) -> {};
    Row WITHIN = PromptTable::read;
    Row CACHE_MARK = (table, value, kind, message) -> {};
    Row BOUND = (table, value, kind, message) -> message.bound();
    Row MEDIA =
        (table, value, kind, message) -> message.add(Part.json(Part.Kind.MEDIA, "", value.place()));

    void read(PromptTable table, JsonNode value, Part.Kind kind, Message.Builder message);
  }

  /** Collects the rows of a table. */
  public static final class Builder {

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Map<String, Row>> typed = new HashMap<>();

    private Builder() {}

    /** Members that are looked into. */
    public Builder within(String... names) {
      return rows(Row.WITHIN, names);
    }

    /** Members that are looked into for text of a kind. */
    public Builder texts(Part.Kind kind, String... names) {
      return rows(texts(kind), names);
    }

    /** A member that is looked into for text of a kind where its object has a type. */
    public Builder textsOf(String type, Part.Kind kind, String name) {
      return rowOf(type, name, texts(kind));
    }

    /** A member that binds the conversation to its model where its object has a type. */
    public Builder boundOf(String type, String name) {
      return rowOf(type, name, Row.BOUND);
    }

    /** Members whose value counts as the JSON that it is; text is text. */
    public Builder json(Part.Kind kind, String... names) {
      return rows((table, value, outer, message) -> addJson(kind, value, message), names);
    }

    /** Members that hold an image, a sound or a file. */
    public Builder media(String... names) {
      return rows(Row.MEDIA, names);
    }

    /** Members that bind the conversation to its model. */
    public Builder bound(String... names) {
      return rows(Row.BOUND, names);
    }

    /** Members by which an application has the provider cache all up to here. */
    public Builder cacheMark(String... names) {
      return rows(Row.CACHE_MARK, names);
    }

    public PromptTable build() {
      return new PromptTable(rows, typed);
    }

    private static Row texts(Part.Kind kind) {
      return (table, value, outer, message) -> table.read(value, kind, message);
    }

    private Builder rowOf(String type, String name, Row row) {
      typed.computeIfAbsent(name, any -> new HashMap<>()).put(type, row);
      return this;
    }

    private Builder rows(Row row, String... names) {
      for (String name : names) {
        rows.put(name, row);
      }
      return this;
    }

    private static void addJson(Part.Kind kind, JsonNode value, Message.Builder message) {
      String text = value.string();
      message.add(
          text == null
              ? Part.json(kind, value.json(), value.place())
              : Part.text(kind, text, value.place()));
    }
  }
}
