/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A kind whose values are written as one text. */
final class ScalarKind<T> implements Kind<T> {

  /** Reads a text; null when it is of another kind. */
  interface Parser<T> {
    @Nullable T parse(String text);
  }

  private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\r]");
  private static final String PLAIN = "[A-Za-z0-9/][A-Za-z0-9._/-]*";

  private final String name;
  private final String allowed;
  private final Parser<T> parser;
  private final Predicate<T> bounds;
  private final Function<T, String> writer;
  private final Map<String, Object> schema;

  ScalarKind(
      String name,
      String allowed,
      Parser<T> parser,
      Predicate<T> bounds,
      Function<T, String> writer,
      Map<String, Object> schema) {
    this.name = name;
    this.allowed = allowed;
    this.parser = parser;
    this.bounds = bounds;
    this.writer = writer;
    this.schema = schema;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String allowed() {
    return allowed;
  }

  @Override
  public T read(Node node) throws InvalidValueException {
    T value = node.is(Node.Shape.TEXT) ? parser.parse(node.text()) : null;
    if (value == null) {
      throw new InvalidValueException(node, "is not " + name);
    }
    if (!bounds.test(value)) {
      throw new InvalidValueException(node, "is out of bounds");
    }
    return value;
  }

  @Override
  public Node fromLine(String line, Origin origin) {
    return Node.text(line, origin);
  }

  @Override
  public String format(T value) {
    String text = writer.apply(value);
    return text.matches(PLAIN)
        ? text
        : LINE_BREAK.matcher(text).find() ? escaped(text) : quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /* In single quotes YAML makes blanks of line breaks. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + plain.replace("\n", "\\n").replace("\r", "\\r") + "\"";
  }

  @Override
  public Map<String, Object> schema() {
    return schema;
  }
}
