/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Field;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Edits of the top-level fields of a JSON object that leave all other bytes as they are. */
public final class JsonSplice {

  private final byte[] body;
  private final List<Field> fields;
  private final Map<Field, byte[]> replaced = new HashMap<>();
  private final Set<Field> removed = new HashSet<>();
  private final Map<String, byte[]> inserted = new LinkedHashMap<>();

  private JsonSplice(byte[] body, List<Field> fields) {
    this.body = requireNonNull(body, "body is null");
    this.fields = requireNonNull(fields, "fields is null");
  }

  /**
   * @param body a valid JSON object; it is not changed
   * @param fields all its fields in its order, duplicates included
   */
  public static JsonSplice of(byte[] body, List<Field> fields) {
    return new JsonSplice(body, fields);
  }

  /**
   * @param field one of the given fields, by identity
   * @param value JSON text
   */
  public JsonSplice replace(Field field, byte[] value) {
    replaced.put(known(field), value);
    return this;
  }

  /** Removes a field together with its name and one comma. */
  public JsonSplice remove(Field field) {
    removed.add(known(field));
    return this;
  }

  /** Adds a field after the last one. */
  public JsonSplice insert(String name, byte[] value) {
    inserted.put(name, value);
    return this;
  }

  /** The edited body. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    int copied = indexOfBrace() + 1;
    out.write(body, 0, copied);
    boolean first = true;
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (removed.contains(field)) {
        copied = first && i + 1 < fields.size() ? nameStart(fields.get(i + 1)) : field.end();
        continue;
      }
      out.write(body, copied, field.start() - copied);
      write(out, field, replaced.get(field));
      copied = field.end();
      first = false;
    }
    insertInto(out, first);
    out.write(body, copied, body.length - copied);
    return out.toByteArray();
  }

  private void write(ByteArrayOutputStream out, Field field, byte @Nullable [] value) {
    if (value == null) {
      out.write(body, field.start(), field.end() - field.start());
    } else {
      out.write(value, 0, value.length);
    }
  }

  private void insertInto(ByteArrayOutputStream out, boolean first) {
    boolean comma = !first;
    for (Map.Entry<String, byte[]> entry : inserted.entrySet()) {
      byte[] name = Json.write(entry.getKey());
      if (comma) {
        out.write(',');
      }
      out.write(name, 0, name.length);
      out.write(':');
      out.write(entry.getValue(), 0, entry.getValue().length);
      comma = true;
    }
  }

  private Field known(Field field) {
    for (Field each : fields) {
      if (each == field) {
        return field;
      }
    }
    throw new IllegalArgumentException("not a field of this body");
  }

  private int indexOfBrace() {
    int at = 0;
    while (body[at] != '{') {
      at++;
    }
    return at;
  }

  /* Before a value stand its colon and its name; a quote inside the name has a backslash before. */
  private int nameStart(Field field) {
    int at = field.start() - 1;
    while (body[at] != '"') {
      at--;
    }
    do {
      at--;
    } while (body[at] != '"' || escaped(at));
    return at;
  }

  private boolean escaped(int quote) {
    int slash = quote;
    while (body[slash - 1] == '\\') {
      slash--;
    }
    return (quote - slash) % 2 == 1;
  }
}
