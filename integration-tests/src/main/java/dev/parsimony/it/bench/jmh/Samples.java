/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench.jmh;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A chat call with a prompt of four thousand characters, and its answers. */
final class Samples {

  static final CallOrigin ORIGIN =
      new CallOrigin("openai-java", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);

  static final WireHeaders JSON =
      WireHeaders.of(Map.of("content-type", List.of("application/json")));

  static final WireHeaders EVENTS =
      WireHeaders.of(Map.of("content-type", List.of("text/event-stream")));

  private static final String URL = "http://127.0.0.1/v1/chat/completions";

  private static final String REPLY =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini",
       "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
         "message": {"role": "assistant", "content": "A replacement is on its way.",
           "refusal": null, "annotations": []}}],
       "usage": {"prompt_tokens": 800, "completion_tokens": 7, "total_tokens": 807}}
      """;

  private static final String EVENT =
      """
      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,\
      "model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":"word "},\
      "logprobs":null,"finish_reason":null}]}

      """;

  private static final String PROSE =
      "The customer writes that parcel %d has arrived damaged and asks for a replacement lamp. ";
  private static final String RECORD =
      """
      {
        "order": %d,
        "item": "lamp",
        "price": 12.50,
        "note": null
      }
      """;

  private Samples() {}

  static WireRequest request() {
    return request(" ");
  }

  /** The same with something else between its words. */
  static WireRequest request(String blank) {
    return asking("The parcel has arrived damaged. ".replace(" ", blank).repeat(128));
  }

  /**
   * The same of a text in which all may differ that a rule can name: with stamps, articles, code
   * and quotations.
   *
   * @param id a UUID
   */
  static WireRequest letter(String blank, String id) {
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    String said = "What is the state of the parcel for a customer who says 'damaged'? ";
    String head = "Request %s of %sT08:15:00Z, trace %s.".formatted(id, day, id.replace("-", ""));
    String code = "```\nif (parcel.state() == DAMAGED) {\n  return null;\n}\n```";
    String text = head + "\n\n" + code + "\n\n" + said.replace(" ", blank).repeat(53);
    return asking(text.replace("\n", "\\n"));
  }

  /** A call of a template whose constants have nearly as many characters. */
  static WireRequest filled(String template, String customer) {
    return asking(template.replace("{customer}", customer).replace("{order}", "KD-4711"));
  }

  private static WireRequest asking(String prompt) {
    String body =
        """
        {"messages":[{"content":"%s","role":"user"}],"model":"gpt-4o-mini"}"""
            .formatted(prompt);
    return new WireRequest("POST", URL, JSON, utf8(body));
  }

  /** The body of a call with a prompt of so many characters: of prose, of json, or mixed. */
  static byte[] orders(String content, int chars) {
    StringBuilder text = new StringBuilder("Our orders:\n\n");
    for (int i = 0; text.length() < chars; i++) {
      boolean prose = content.equals("prose") || content.equals("mixed") && i / 8 % 2 == 0;
      text.append((prose ? PROSE : RECORD).formatted(1_000 + i * 37 % 8_999));
      text.append(i % 8 == 7 ? "\n\n" : "");
    }
    text.append("\n\nWhich of them were sent to Bremen?");
    String escaped = text.toString().replace("\"", "\\\"").replace("\n", "\\n");
    return utf8(
        "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
            .formatted(escaped));
  }

  static Dialect dialect() {
    return Objects.requireNonNull(Dialects.recognise("POST", URL));
  }

  static byte[] reply() {
    return utf8(REPLY);
  }

  static byte[] event() {
    return utf8(EVENT);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
