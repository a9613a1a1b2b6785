/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Looks through messages for what a request only names: files, and what stands at an address. */
final class ContentReader {

  static void messages(JsonParser value, RequestFacts.Builder facts) throws IOException {
    read(value, facts);
  }

  /* Reads to the end of the value; whether it is an object that names an address. */
  private static boolean read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.isExpectedStartObjectToken()) {
      return readObject(value, facts);
    }
    if (value.isExpectedStartArrayToken()) {
      while (value.nextToken() != JsonToken.END_ARRAY) {
        read(value, facts);
      }
    }
    return false;
  }

  private static boolean readObject(JsonParser value, RequestFacts.Builder facts)
      throws IOException {
    boolean image = false;
    boolean address = false;
    boolean sourceIsAddress = false;
    while (value.nextToken() != JsonToken.END_OBJECT) {
      String name = value.currentName();
      value.nextToken();
      switch (name) {
        case "type":
          image = value.hasToken(JsonToken.VALUE_STRING) && value.getText().equals("image");
          break;
        case "url":
          address = !Values.isUnset(value);
          break;
        case "file_id":
          readFile(value, facts);
          break;
        default:
      }
      sourceIsAddress |= readMember(name, value, facts) && name.equals("source");
    }
    if (sourceIsAddress) {
      facts.uncacheable(image ? Uncacheable.IMAGE_BY_URL : Uncacheable.FILE);
    }
    return address;
  }

  /* What a tool was called with is the application's own, whatever its names are. */
  private static boolean readMember(String name, JsonParser value, RequestFacts.Builder facts)
      throws IOException {
    if (name.equals("input")) {
      value.skipChildren();
      return false;
    }
    return read(value, facts);
  }

  private static void readFile(JsonParser value, RequestFacts.Builder facts) {
    if (!Values.isUnset(value)) {
      facts.uncacheable(Uncacheable.FILE);
    }
  }

  private ContentReader() {}
}
