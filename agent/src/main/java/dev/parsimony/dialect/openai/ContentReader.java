/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Looks through messages and input items for what a request only names: files, images and items
 * that the provider keeps.
 */
final class ContentReader {

  private static final String DATA = "data:";
  private static final String HTTP = "http";

  /** Reads messages of a chat. */
  static void messages(JsonParser value, RequestFacts.Builder facts) throws IOException {
    read(value, facts, false);
  }

  /** Reads input items of a response; an item may be a bare reference to a stored one. */
  static void items(JsonParser value, RequestFacts.Builder facts) throws IOException {
    read(value, facts, true);
  }

  private static void read(JsonParser value, RequestFacts.Builder facts, boolean items)
      throws IOException {
    int depth = 0;
    boolean described = true;
    for (JsonToken token = value.currentToken(); ; token = value.nextToken()) {
      if (token.isStructStart()) {
        depth++;
        described = depth == 2 ? token != JsonToken.START_OBJECT : described;
      } else if (token.isStructEnd()) {
        if (items && depth == 2 && !described) {
          facts.uncacheable(Uncacheable.STATEFUL);
        }
        depth--;
      } else if (token.isScalarValue() && !Values.isUnset(value)) {
        String name = value.currentName();
        described |= depth == 2 && (is("type", name) || is("role", name));
        inspect(value, name, facts);
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private static void inspect(JsonParser value, @Nullable String name, RequestFacts.Builder facts)
      throws IOException {
    if (name == null) {
      return;
    }
    switch (name) {
      case "image_url":
        address(value, Uncacheable.IMAGE_BY_URL, facts);
        break;
      case "url":
        nestedAddress(value, facts);
        break;
      case "input_audio":
        if (value.getText().regionMatches(true, 0, HTTP, 0, HTTP.length())) {
          facts.uncacheable(Uncacheable.FILE);
        }
        break;
      case "document_url":
        address(value, Uncacheable.FILE, facts);
        break;
      case "file_id":
      case "file_url":
        facts.uncacheable(Uncacheable.FILE);
        break;
      case "id":
        // The speech of an earlier answer, kept by the provider.
        if ("audio".equals(parentName(value))) {
          facts.uncacheable(Uncacheable.STATEFUL);
        }
        break;
      case "type":
        type(value.getText(), facts);
        break;
      default:
        break;
    }
  }

  private static void nestedAddress(JsonParser value, RequestFacts.Builder facts)
      throws IOException {
    String parent = parentName(value);
    if (is("image_url", parent)) {
      address(value, Uncacheable.IMAGE_BY_URL, facts);
    } else if (is("video_url", parent) || is("audio_url", parent)) {
      address(value, Uncacheable.FILE, facts);
    }
  }

  private static void address(JsonParser value, String reason, RequestFacts.Builder facts)
      throws IOException {
    if (!value.getText().regionMatches(true, 0, DATA, 0, DATA.length())) {
      facts.uncacheable(reason);
    }
  }

  private static void type(String type, RequestFacts.Builder facts) {
    if (type.equals("item_reference")) {
      facts.uncacheable(Uncacheable.STATEFUL);
    } else if (type.equals("additional_tools")) {
      facts.uncacheable(Uncacheable.HOSTED_TOOL);
    }
  }

  private static @Nullable String parentName(JsonParser value) {
    JsonStreamContext parent = value.getParsingContext().getParent();
    return parent == null ? null : parent.getCurrentName();
  }

  private static boolean is(String expected, @Nullable String name) {
    return expected.equals(name);
  }

  private ContentReader() {}
}
