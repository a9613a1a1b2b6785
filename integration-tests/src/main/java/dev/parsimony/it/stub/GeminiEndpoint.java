/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where one of Gemini's models is asked: it stands in the path, and so does what is to be done. */
final class GeminiEndpoint implements Endpoint {

  private final String model;
  private final String action;
  private final boolean events;

  GeminiEndpoint(StubRequest request) {
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    int colon = path.lastIndexOf(':');
    this.model = path.substring(path.lastIndexOf('/', colon) + 1, colon);
    this.action = path.substring(colon + 1);
    this.events = request.target().contains("alt=sse");
  }

  @Override
  public String required() {
    return switch (action) {
      case "embedContent" -> "content";
      case "batchEmbedContents" -> "requests";
      default -> "contents";
    };
  }

  @Override
  public Vendor vendor() {
    return Gemini.INSTANCE;
  }

  /** What a request asks, in the words that questions have here. */
  @Override
  public Question question(StubRequest request, JsonNode body) {
    ObjectNode words = Json.object().put("model", model);
    words.set("instructions", body.path("systemInstruction").path("parts"));
    words.set("messages", said(body.path("contents")));
    words.set("input", said(body.has("requests") ? body.get("requests") : body.path("content")));
    words.set("tools", tools(body));
    words.set("all", body);
    return Question.of(
        new StubRequest(
            request.order(),
            request.method(),
            request.path().replace(":streamGenerateContent", ":generateContent"),
            List.of(Map.entry("Authorization", String.valueOf(Gemini.credential(request)))),
            request.body()),
        words);
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    GeminiForm form = new GeminiForm(question, answer);
    return switch (action) {
      case "generateContent" -> whole(form.whole());
      case "streamGenerateContent" -> events ? events(form.chunks()) : array(form.chunks());
      case "embedContent" -> whole(form.embedding(false));
      case "batchEmbedContents" -> whole(form.embedding(true));
      default -> vendor().error(404);
    };
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return action.contains("mbed") ? 0 : answer.outputTokens() + answer.reasoningTokens();
  }

  private static Reply whole(ObjectNode body) {
    return Reply.whole(200, Json.indented(body))
        .withHeader("content-type", "application/json; charset=UTF-8");
  }

  private static Reply events(List<ObjectNode> chunks) {
    return Reply.stream(chunks.stream().map(Gemini::event).toList())
        .withHeader("content-type", "text/event-stream");
  }

  /* The same as the elements of one document. */
  private static Reply array(List<ObjectNode> chunks) {
    List<byte[]> pieces = new ArrayList<>();
    for (ObjectNode chunk : chunks) {
      pieces.add(Reply.utf8((pieces.isEmpty() ? "[" : ",\r\n") + Json.compact(chunk)));
    }
    pieces.add(Reply.utf8("\n]"));
    return Reply.stream(pieces).withHeader("content-type", "application/json; charset=UTF-8");
  }

  private static ArrayNode said(JsonNode contents) {
    ArrayNode texts = Json.array();
    contents.findValues("text").forEach(texts::add);
    return texts;
  }

  private static ArrayNode tools(JsonNode body) {
    ArrayNode tools = Json.array();
    for (JsonNode tool : body.path("tools")) {
      for (JsonNode function : tool.path("functionDeclarations")) {
        tools.addObject().put("type", "function").set("function", function);
      }
    }
    return tools;
  }
}
