/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.Bodies.bytes;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;

/** Replies as the provider writes them, and requests. */
final class Fixtures {

  static final GenerateContentDialect GENERATE = new GenerateContentDialect();
  static final EmbedContentDialect EMBED = new EmbedContentDialect();

  static final String HOST = "https://generativelanguage.googleapis.com";
  static final String WHOLE_URL = HOST + "/v1beta/models/gemini-2.5-flash:generateContent";
  static final String EVENTS_URL =
      HOST + "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";
  static final String ARRAY_URL = HOST + "/v1beta/models/gemini-2.5-flash:streamGenerateContent";

  static final String USAGE =
      """
      "usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":60,\
      "candidatesTokenCount":7,"thoughtsTokenCount":30,"toolUsePromptTokenCount":5,\
      "totalTokenCount":142},"modelVersion":"gemini-2.5-flash","responseId":"r1\"""";

  static final String WHOLE =
      """
      {"candidates":[{"content":{"parts":[{"text":"I think.","thought":true},\
      {"text":"Hello there."}],"role":"model"},"finishReason":"STOP","index":0}],"""
          + USAGE
          + "}";

  static final String FIRST =
      """
      {"candidates":[{"content":{"parts":[{"text":"I think.","thought":true}],"role":"model"},\
      "index":0}],"usageMetadata":{"promptTokenCount":100,"totalTokenCount":100},\
      "modelVersion":"gemini-2.5-flash","responseId":"r1"}""";
  static final String SECOND =
      """
      {"candidates":[{"content":{"parts":[{"text":"Hello "}],"role":"model"},"index":0}],\
      "usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":2},\
      "modelVersion":"gemini-2.5-flash","responseId":"r1"}""";
  static final String LAST =
      """
      {"candidates":[{"content":{"parts":[{"text":"there."}],"role":"model"},\
      "finishReason":"STOP","index":0}],"""
          + USAGE
          + "}";

  static final String EVENTS = events(FIRST, SECOND, LAST);
  static final String ARRAY = "[" + FIRST + "\n,\r\n" + SECOND + "\n,\r\n" + LAST + "\n]\n";

  static final String TOOLS_WHOLE =
      """
      {"candidates":[{"content":{"parts":[{"text":"A"},{"text":"B","thoughtSignature":"c2ln"},\
      {"text":"C"},{"functionCall":{"id":"c1","name":"weather","args":{"city":"Paris"}},\
      "thoughtSignature":"c2ln"},{"functionCall":{"name":"time","args":{}}}],"role":"model"},\
      "finishReason":"STOP","safetyRatings":[{"category":"X","probability":"LOW"}]}],"""
          + USAGE
          + "}";

  static String events(String... chunks) {
    StringBuilder events = new StringBuilder();
    for (String chunk : chunks) {
      events.append("data: ").append(chunk).append("\r\n\r\n");
    }
    return events.toString();
  }

  static RequestFacts read(Dialect dialect, String url, String body) {
    try {
      return dialect.readRequest(new WireRequest("POST", url, WireHeaders.NONE, bytes(body)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(body, e);
    }
  }

  static Object tree(byte[] json) {
    try {
      return Json.read(json);
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  private Fixtures() {}
}
