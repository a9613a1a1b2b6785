/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads an object or array that begins somewhere in a text, strictly, and without recursion. */
final class JsonReader {

  private static final int MAX_DEPTH = 200;
  private static final String ESCAPED = "\"\\/bfnrt";

  private final String text;
  private final int limit;
  private final Deque<JsonValue> open = new ArrayDeque<>();
  private int position;

  /**
   * @param limit where the text ends for this purpose
   */
  JsonReader(String text, int start, int limit) {
    this.text = text;
    this.limit = limit;
    this.position = start;
  }

  /** The value; null when there is none, and then {@link #position} is where it went wrong. */
  @Nullable JsonValue read() {
    JsonValue root = container(position, position);
    boolean complete = root != null;
    boolean comma = false;
    while (complete && !open.isEmpty()) {
      skipBlanks();
      JsonValue parent = open.getFirst();
      if (!comma && at(parent.is(JsonValue.Kind.OBJECT) ? '}' : ']')) {
        position++;
        open.pop().close(position);
      } else if (comma || parent.children().isEmpty()) {
        complete = child(parent);
        comma = false;
      } else {
        complete = at(',');
        comma = true;
        position += complete ? 1 : 0;
      }
    }
    return complete ? root : null;
  }

  int position() {
    return position;
  }

  private boolean child(JsonValue parent) {
    int nameStart = position;
    int nameEnd = position;
    if (parent.is(JsonValue.Kind.OBJECT)) {
      if (!string()) {
        return false;
      }
      nameEnd = position;
      skipBlanks();
      if (!at(':')) {
        return false;
      }
      position++;
      skipBlanks();
    }
    JsonValue child = value(nameStart, nameEnd);
    if (child != null) {
      parent.add(child);
    }
    return child != null;
  }

  private @Nullable JsonValue value(int nameStart, int nameEnd) {
    if (at('{') || at('[')) {
      return container(nameStart, nameEnd);
    }
    JsonValue.Kind kind = at('"') ? JsonValue.Kind.STRING : JsonValue.Kind.SCALAR;
    JsonValue value = new JsonValue(text, kind, position, nameStart, nameEnd);
    boolean good = kind == JsonValue.Kind.STRING ? string() : literal() || number();
    value.close(position);
    return good ? value : null;
  }

  private @Nullable JsonValue container(int nameStart, int nameEnd) {
    if (open.size() >= MAX_DEPTH) {
      return null;
    }
    JsonValue.Kind kind = at('{') ? JsonValue.Kind.OBJECT : JsonValue.Kind.ARRAY;
    JsonValue value = new JsonValue(text, kind, position, nameStart, nameEnd);
    position++;
    open.push(value);
    return value;
  }

  private boolean string() {
    if (!at('"')) {
      return false;
    }
    position++;
    while (position < limit) {
      char c = text.charAt(position);
      if (c == '"') {
        position++;
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
      position++;
    }
    return false;
  }

  /* Ends at the last character of the escape. */
  private boolean escape() {
    position++;
    if (!at('u')) {
      return position < limit && ESCAPED.indexOf(text.charAt(position)) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      position++;
      if (position >= limit || Character.digit(text.charAt(position), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean literal() {
    switch (position < limit ? text.charAt(position) : ' ') {
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return false;
    }
  }

  private boolean word(String word) {
    boolean found = position + word.length() <= limit && text.startsWith(word, position);
    position += found ? word.length() : 0;
    return found;
  }

  private boolean number() {
    position += at('-') ? 1 : 0;
    boolean zero = at('0');
    int digits = digits();
    if (digits == 0 || (zero && digits > 1)) {
      return false;
    }
    if (at('.')) {
      position++;
      if (digits() == 0) {
        return false;
      }
    }
    if (at('e') || at('E')) {
      position++;
      position += at('+') || at('-') ? 1 : 0;
      return digits() > 0;
    }
    return true;
  }

  private int digits() {
    int start = position;
    while (position < limit && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
      position++;
    }
    return position - start;
  }

  private void skipBlanks() {
    while (at(' ') || at('\n') || at('\r') || at('\t')) {
      position++;
    }
  }

  private boolean at(char c) {
    return position < limit && text.charAt(position) == c;
  }
}
