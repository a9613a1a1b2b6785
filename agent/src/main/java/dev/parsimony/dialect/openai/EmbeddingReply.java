/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places in a reply with embeddings. The vectors are never read, only where they stand: what is
 * given on of them has every byte that the provider wrote, be they numbers or Base64.
 */
final class EmbeddingReply {

  private final byte[] text;
  private final List<Vector> vectors = new ArrayList<>();
  private final Map<String, Long> usage = new LinkedHashMap<>();
  private @Nullable Span data;
  private @Nullable Span usagePlace;

  private EmbeddingReply(byte[] text) {
    this.text = text;
  }

  static EmbeddingReply read(byte[] text) throws MalformedBodyException {
    EmbeddingReply reply = new EmbeddingReply(text);
    try (JsonParser parser = Json.parser(text, 0, text.length)) {
      reply.root(parser);
    } catch (IOException | RuntimeException e) {
      throw new MalformedBodyException("not a reply with embeddings");
    }
    return reply;
  }

  byte[] text() {
    return text;
  }

  /** The vectors in the order of the text. */
  List<Vector> vectors() {
    return vectors;
  }

  /** Where the list of the vectors stands. */
  @Nullable Span data() {
    return data;
  }

  /** The counts that the provider reports, by their names. */
  Map<String, Long> usage() {
    return usage;
  }

  /** Where they stand; null where it reports none. */
  @Nullable Span usagePlace() {
    return usagePlace;
  }

  private void root(JsonParser parser) throws IOException, MalformedBodyException {
    expect(parser.nextToken(), JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("data")) {
        data(parser, value);
      } else if (name.equals("usage") && value == JsonToken.START_OBJECT) {
        usage(parser);
      } else if (name.equals("error") && value != JsonToken.VALUE_NULL) {
        throw new MalformedBodyException("an error");
      } else {
        parser.skipChildren();
      }
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT);
    expect(parser.nextToken(), null);
  }

  private void data(JsonParser parser, JsonToken value) throws IOException, MalformedBodyException {
    expect(value, JsonToken.START_ARRAY);
    int start = tokenStart(parser);
    if (data != null) {
      throw new MalformedBodyException("two lists");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT);
      vectors.add(vector(parser));
    }
    data = new Span(start, position(parser));
  }

  private static Vector vector(JsonParser parser) throws IOException, MalformedBodyException {
    int start = tokenStart(parser);
    Span place = null;
    int index = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isIndex = parser.currentName().equals("index");
      JsonToken value = parser.nextToken();
      if (isIndex) {
        expect(value, JsonToken.VALUE_NUMBER_INT);
        int from = tokenStart(parser);
        index = parser.getIntValue();
        place = new Span(from, from + parser.getTextLength());
      }
      parser.skipChildren();
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT);
    if (place == null) {
      throw new MalformedBodyException("a vector without its place");
    }
    return new Vector(new Span(start, position(parser)), place, index);
  }

  private void usage(JsonParser parser) throws IOException, MalformedBodyException {
    int start = tokenStart(parser);
    if (usagePlace != null) {
      throw new MalformedBodyException("two usages");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        usage.put(name, parser.getLongValue());
      }
      parser.skipChildren();
    }
    usagePlace = new Span(start, position(parser));
  }

  private static void expect(@Nullable JsonToken token, @Nullable JsonToken wanted)
      throws MalformedBodyException {
    if (token != wanted) {
      throw new MalformedBodyException("not a reply with embeddings");
    }
  }

  private static int tokenStart(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static int position(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** One vector of the reply: its text, and where the text says its place in the list. */
  static final class Vector {

    final Span text;
    final Span indexText;
    final int index;

    Vector(Span text, Span indexText, int index) {
      this.text = text;
      this.indexText = indexText;
      this.index = index;
    }
  }
}
