/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Where one of Bedrock's models is asked: it stands in the path, and so does the reply's form. */
final class BedrockEndpoint implements Endpoint {

  static final String MODEL = "/model/";

  private final String model;
  private final String action;
  private final BedrockForm form;

  BedrockEndpoint(StubRequest request) {
    int slash = request.path().lastIndexOf('/');
    String named = request.path().substring(MODEL.length(), Math.max(slash, MODEL.length()));
    this.model = URLDecoder.decode(named, StandardCharsets.UTF_8);
    this.action = request.path().substring(slash + 1);
    this.form = form();
  }

  private BedrockForm form() {
    if (action.startsWith("converse")) {
      return new ConverseForm(false);
    }
    if (model.contains("anthropic.claude-")) {
      return new ClaudeForm();
    }
    if (model.contains("amazon.titan-text-")) {
      return new TitanTextForm();
    }
    return model.contains("embed") ? new EmbedForm() : new ConverseForm(true);
  }

  @Override
  public String required() {
    return form.required();
  }

  @Override
  public Vendor vendor() {
    return Bedrock.INSTANCE;
  }

  /** What a request asks, in the words that questions have here. */
  @Override
  public Question question(StubRequest request, JsonNode body) {
    if (body.has("anthropic_version")) {
      return Question.of(unsigned(request), ((ObjectNode) body).put("model", model));
    }
    ObjectNode words = Json.object().put("model", model);
    words.set("messages", body.path("messages"));
    words.set("instructions", body.path("system"));
    words.set("input", body.has("texts") ? body.get("texts") : body.path("inputText"));
    words.set("tools", tools(body));
    words.set("all", body);
    if (body.at("/toolConfig/toolChoice").has("any")) {
      words.put("tool_choice", "required");
    }
    return Question.of(unsigned(request), words);
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    return action.endsWith("-stream")
        ? Reply.stream(form.stream(question, answer))
            .withHeader("content-type", EventFrame.CONTENT_TYPE)
            .withHeader("x-amzn-bedrock-content-type", "application/json")
        : Reply.whole(200, Json.compactBytes(form.whole(question, answer)));
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return answer.outputTokens();
  }

  /* A signature differs each time, and the form of the reply does not matter: what the model says
  depends on neither. */
  private static StubRequest unsigned(StubRequest request) {
    SignatureV4 signature = SignatureV4.of(request);
    String key = signature == null ? "" : signature.accessKeyId();
    String target = request.target().replace("-with-response-stream", "").replace("-stream", "");
    return new StubRequest(
        request.order(),
        request.method(),
        target,
        List.of(Map.entry("Authorization", key)),
        request.body());
  }

  private static ArrayNode tools(JsonNode body) {
    ArrayNode tools = Json.array();
    for (JsonNode tool : body.at("/toolConfig/tools")) {
      if (tool.has("toolSpec")) {
        ObjectNode function = Json.object().put("name", tool.at("/toolSpec/name").asText());
        function.set("parameters", tool.at("/toolSpec/inputSchema/json"));
        tools.addObject().put("type", "function").set("function", function);
      }
    }
    return tools;
  }
}
