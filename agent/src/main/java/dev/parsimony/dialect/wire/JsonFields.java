/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.MalformedBodyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the top-level fields of a JSON object in one pass over its bytes. */
public final class JsonFields {

  private static final int USUAL_COUNT = 12;
  private static final int BYTE_ORDER_MARK = 0xEF;

  /** Where the fields of an object stand, in its order, duplicates included. */
  public static List<Field> read(byte[] body) throws MalformedBodyException {
    return read(body, (name, value) -> value.skipChildren());
  }

  /** The same, while a visitor reads the values as they come by. */
  public static List<Field> read(byte[] body, Visitor visitor) throws MalformedBodyException {
    if (body.length > 0 && (body[0] & 0xFF) == BYTE_ORDER_MARK) {
      throw new MalformedBodyException("a byte order mark");
    }
    try (JsonParser parser = Json.parser(body, 0, body.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedBodyException("not a JSON object");
      }
      List<Field> fields = new ArrayList<>(USUAL_COUNT);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        fields.add(field(parser, visitor));
      }
      if (parser.nextToken() != null) {
        throw new MalformedBodyException("more than one JSON text");
      }
      return fields;
    } catch (IOException | RuntimeException e) {
      throw new MalformedBodyException("not valid JSON");
    }
  }

  private static Field field(JsonParser parser, Visitor visitor) throws IOException {
    String name = parser.currentName();
    parser.nextToken();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    visitor.value(name, parser);
    // A string that nobody looked at has been read only as far as its first quote.
    parser.finishToken();
    return new Field(name, start, (int) parser.currentLocation().getByteOffset());
  }

  /** Reads one value: starts at its first token and ends at its last. */
  public interface Visitor {

    void value(String name, JsonParser value) throws IOException;
  }

  private JsonFields() {}
}
