/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a JSON text that knows where it stands: what its places are edited by. Duplicate
 * members are all there.
 */
public final class JsonNode {

  /** What a value is. */
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    /** A number, a boolean or null. */
    SCALAR,
    /** There is no such value. */
    MISSING
  }

  private static final JsonNode MISSING = new JsonNode(new byte[0], Kind.MISSING, "", 0, 0);

  private final byte[] text;
  private final Kind kind;
  private final String name;
  private final int itemStart;
  private final int start;
  private int end;
  private List<JsonNode> children = Collections.emptyList();

  private JsonNode(byte[] text, Kind kind, String name, int itemStart, int start) {
    this.text = text;
    this.kind = kind;
    this.name = name;
    this.itemStart = itemStart;
    this.start = start;
  }

  /** Reads a whole text, which is not copied. */
  public static JsonNode read(byte[] text) throws MalformedBodyException {
    try (JsonParser parser = Json.parser(text, 0, text.length)) {
      return new Reader(text, parser).read();
    } catch (IOException | RuntimeException e) {
      throw new MalformedBodyException("not valid JSON");
    }
  }

  public Kind kind() {
    return kind;
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** The name of a member; empty for an element of an array. */
  public String name() {
    return name;
  }

  public Span place() {
    return new Span(start, end);
  }

  /** The members of an object, duplicates included, or the elements of an array; else none. */
  public List<JsonNode> children() {
    return children;
  }

  /** The elements of an array; none where it is something else. */
  public List<JsonNode> elements() {
    return kind == Kind.ARRAY ? children : Collections.emptyList();
  }

  /** The member of a name, the last of duplicates; a missing value where there is none. */
  public JsonNode member(String wanted) {
    for (int i = kind == Kind.OBJECT ? children.size() - 1 : -1; i >= 0; i--) {
      if (children.get(i).name.equals(wanted)) {
        return children.get(i);
      }
    }
    return MISSING;
  }

  /** The value at the end of a path of members. */
  public JsonNode at(List<String> path) {
    JsonNode node = this;
    for (String each : path) {
      node = node.member(each);
    }
    return node;
  }

  /** The text of a string; null where it is something else. */
  public @Nullable String string() {
    try {
      return kind == Kind.STRING ? Json.string(Json.read(text, start, end)) : null;
    } catch (MalformedBodyException readBefore) {
      throw new IllegalStateException(readBefore);
    }
  }

  /** The value as it is written. */
  public String json() {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  byte[] text() {
    return text;
  }

  /* Where a member's name begins, or an element. */
  int itemStart() {
    return itemStart;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Reads with a stack of its own, so that deep nesting costs no frames. */
  private static final class Reader {

    private final byte[] text;
    private final JsonParser parser;
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private String name = "";
    private int nameStart = -1;

    Reader(byte[] text, JsonParser parser) {
      this.text = text;
      this.parser = parser;
    }

    JsonNode read() throws IOException, MalformedBodyException {
      JsonNode root = value(parser.nextToken());
      while (!open.isEmpty()) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.FIELD_NAME) {
          name = parser.currentName();
          nameStart = tokenStart();
        } else if (token.isStructEnd()) {
          open.pop().end = position();
        } else {
          JsonNode parent = open.getFirst();
          parent.children.add(value(token));
        }
      }
      if (parser.nextToken() != null) {
        throw new MalformedBodyException("more than one JSON text");
      }
      return root;
    }

    private JsonNode value(@Nullable JsonToken token) throws IOException, MalformedBodyException {
      if (token == null) {
        throw new MalformedBodyException("no JSON");
      }
      int start = tokenStart();
      JsonNode node =
          new JsonNode(text, kind(token), name, nameStart < 0 ? start : nameStart, start);
      name = "";
      nameStart = -1;
      if (token.isStructStart()) {
        node.children = new ArrayList<>();
        open.push(node);
      } else {
        node.end = token == JsonToken.VALUE_STRING ? stringEnd(start) : -1;
        if (node.end < 0) {
          parser.finishToken();
          node.end = position();
        }
      }
      return node;
    }

    /* The parser looks at each character as it goes on, and need not keep them; -1 where its offsets
     * are not those of the text. */
    private int stringEnd(int start) {
      if (start < 0 || text[start] != '"') {
        return -1;
      }
      int i = start + 1;
      while (i < text.length && text[i] != '"') {
        i += text[i] == '\\' ? 2 : 1;
      }
      return i + 1;
    }

    private static Kind kind(JsonToken token) {
      switch (token) {
        case START_OBJECT:
          return Kind.OBJECT;
        case START_ARRAY:
          return Kind.ARRAY;
        case VALUE_STRING:
          return Kind.STRING;
        default:
          return Kind.SCALAR;
      }
    }

    private int tokenStart() {
      return (int) parser.currentTokenLocation().getByteOffset();
    }

    private int position() {
      return (int) parser.currentLocation().getByteOffset();
    }
  }
}
