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
import org.jspecify.annotations.Nullable;

/** Builds the tree of one text, with a stack of its own so that deep nesting costs no frames. */
final class TreeReader {

  private static final int USUAL_MEMBERS = 8;

  private final JsonParser parser;
  private final @Nullable String skipped;
  private final Deque<Object> open = new ArrayDeque<>();

  TreeReader(JsonParser parser, @Nullable String skipped) {
    this.parser = parser;
    this.skipped = skipped;
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
      ((List<@Nullable Object>) parent).add(value(token));
    } else {
      String name = token.isStructStart() ? parentName() : parser.currentName();
      ((Map<String, @Nullable Object>) parent).put(name, value(name, token));
    }
  }

  private String parentName() {
    return parser.getParsingContext().getParent().getCurrentName();
  }

  private @Nullable Object value(String name, JsonToken token) throws IOException {
    if (name.equals(skipped)) {
      parser.skipChildren();
      return null;
    }
    return value(token);
  }

  private @Nullable Object value(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT:
        return opened(new LinkedHashMap<String, @Nullable Object>(USUAL_MEMBERS));
      case START_ARRAY:
        return opened(new ArrayList<@Nullable Object>());
      case VALUE_STRING:
        return parser.getText();
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

  private Object opened(Object container) {
    open.push(container);
    return container;
  }
}
