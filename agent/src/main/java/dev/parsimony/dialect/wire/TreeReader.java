/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.MalformedBodyException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the tree of one text, with a stack of its own so that deep nesting costs no frames. */
final class TreeReader {

  private static final int USUAL_MEMBERS = 8;

  private final JsonParser parser;
  private final @Nullable Set<String> names;
  private final int maxChars;
  private final boolean outlined;
  private final Deque<Object> open = new ArrayDeque<>();

  /**
   * @param names the members of objects that are of interest; null for all
   * @param maxChars where texts are cut
   */
  TreeReader(JsonParser parser, @Nullable Set<String> names, int maxChars) {
    this.parser = parser;
    this.names = names;
    this.maxChars = maxChars;
    this.outlined = maxChars < Integer.MAX_VALUE;
  }

  @Nullable Object read() throws IOException, MalformedBodyException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new MalformedBodyException("no JSON");
    }
    Object root = value(token);
    while (!open.isEmpty()) {
      token = parser.nextToken();
      if (token.isStructEnd()) {
        open.pop();
      } else if (token != JsonToken.FIELD_NAME) {
        add(token);
      }
    }
    if (parser.nextToken() != null) {
      throw new MalformedBodyException("more than one JSON text");
    }
    return root;
  }

  @SuppressWarnings("unchecked")
  private void add(JsonToken token) throws IOException {
    Object parent = open.getFirst();
    if (parent instanceof List) {
      List<@Nullable Object> list = (List<@Nullable Object>) parent;
      if (!outlined || list.isEmpty() || !token.isNumeric()) {
        list.add(value(token));
      }
    } else {
      String name = token.isStructStart() ? parentName() : parser.currentName();
      if (names == null || names.contains(name)) {
        ((Map<String, @Nullable Object>) parent).put(name, value(token));
      } else {
        parser.skipChildren();
      }
    }
  }

  private String parentName() {
    return parser.getParsingContext().getParent().getCurrentName();
  }

  private @Nullable Object value(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT:
        return opened(new LinkedHashMap<String, @Nullable Object>(USUAL_MEMBERS));
      case START_ARRAY:
        return opened(new ArrayList<@Nullable Object>());
      case VALUE_STRING:
        return text();
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      case VALUE_NULL:
        return null;
      default:
        return new JsonNumber(parser.getText());
    }
  }

  private String text() throws IOException {
    return parser.getTextLength() <= maxChars
        ? parser.getText()
        : new String(parser.getTextCharacters(), parser.getTextOffset(), maxChars);
  }

  private Object opened(Object container) {
    open.push(container);
    return container;
  }
}
