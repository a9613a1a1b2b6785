/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes trees; lone surrogates come out as the escapes that they came in as. */
final class TreeWriter {

  private static final int LAST_BEFORE_SURROGATES = 0xD7FF;

  private final JsonGenerator generator;

  TreeWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  void write(@Nullable Object value) throws IOException {
    if (value instanceof Map) {
      writeObject((Map<?, ?>) value);
    } else if (value instanceof List) {
      generator.writeStartArray();
      for (Object element : (List<?>) value) {
        write(element);
      }
      generator.writeEndArray();
    } else if (value instanceof Boolean) {
      generator.writeBoolean((Boolean) value);
    } else if (value instanceof JsonNumber || value instanceof Number) {
      generator.writeNumber(value.toString());
    } else if (value == null) {
      generator.writeNull();
    } else {
      escapeIfNeeded(value.toString());
      generator.writeString(value.toString());
    }
  }

  private void writeObject(Map<?, ?> object) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String name = String.valueOf(entry.getKey());
      escapeIfNeeded(name);
      generator.writeFieldName(name);
      write(entry.getValue());
    }
    generator.writeEndObject();
  }

  private void escapeIfNeeded(String text) {
    generator.setHighestNonEscapedChar(hasLoneSurrogate(text) ? LAST_BEFORE_SURROGATES : 0);
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
