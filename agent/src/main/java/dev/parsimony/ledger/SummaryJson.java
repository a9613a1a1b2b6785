/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a summary: objects, lists, texts and whole numbers. */
final class SummaryJson {

  /* Escaped, a name is no problem that would be none in UTF-8. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static byte[] write(Map<String, Object> document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out).useDefaultPrettyPrinter()) {
      write(json, document);
    }
    return out.toByteArray();
  }

  static Map<?, ?> read(InputStream in) throws IOException {
    try (JsonParser json = FACTORY.createParser(in)) {
      Object document = read(json, json.nextToken());
      if (document instanceof Map) {
        return (Map<?, ?>) document;
      }
      throw new IOException("no object");
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : ((Map<?, ?>) value).entrySet()) {
        json.writeFieldName((String) field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List) {
      json.writeStartArray();
      for (Object item : (List<?>) value) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Long) {
      json.writeNumber((Long) value);
    } else {
      json.writeString((String) value);
    }
  }

  private static Object read(JsonParser json, @Nullable JsonToken token) throws IOException {
    if (token == null) {
      throw new EOFException();
    }
    switch (token) {
      case START_OBJECT:
        return object(json);
      case START_ARRAY:
        return list(json);
      case VALUE_NUMBER_INT:
        return json.getLongValue();
      case VALUE_STRING:
        return json.getText();
      default:
        throw new IOException("not in a summary: " + token);
    }
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      fields.put(json.currentName(), read(json, json.nextToken()));
    }
    return fields;
  }

  private static List<Object> list(JsonParser json) throws IOException {
    List<Object> items = new ArrayList<>();
    for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
      items.add(read(json, item));
    }
    return items;
  }

  private SummaryJson() {}
}
