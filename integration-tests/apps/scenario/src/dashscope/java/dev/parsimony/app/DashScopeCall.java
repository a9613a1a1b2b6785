/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.alibaba.dashscope.aigc.generation.Generation;
import com.alibaba.dashscope.aigc.generation.GenerationParam;
import com.alibaba.dashscope.aigc.generation.GenerationResult;
import com.alibaba.dashscope.common.Message;
import com.alibaba.dashscope.embeddings.TextEmbedding;
import com.alibaba.dashscope.embeddings.TextEmbeddingParam;
import com.alibaba.dashscope.embeddings.TextEmbeddingResult;
import com.alibaba.dashscope.protocol.Protocol;
import com.alibaba.dashscope.utils.JsonUtils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** One call of dashscope-sdk-java. */
final class DashScopeCall extends Call {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String url;
  private final String apiKey;

  DashScopeCall(Library library, String url, String apiKey, Command command) {
    super(library, command);
    this.url = url;
    this.apiKey = apiKey;
  }

  @Override
  void make(String form) throws Exception {
    if (command.text("endpoint", "chat").equals("embeddings")) {
      embed(form);
    } else {
      chat(form);
    }
  }

  private void chat(String form) throws Exception {
    Generation client = new Generation(Protocol.HTTP.getValue(), url);
    if (form.equals("blocking")) {
      reply(client.call(param(false)));
    } else if (form.equals("async")) {
      Results<GenerationResult> results = new Results<>(this::reply);
      client.call(param(false), results);
      await(results.ended());
    } else if (form.equals("stream")) {
      client.streamCall(param(true)).blockingForEach(this::chunk);
    } else {
      Results<GenerationResult> results = new Results<>(this::chunk);
      client.streamCall(param(true), results);
      await(results.ended());
    }
  }

  private void embed(String form) throws Exception {
    TextEmbedding client = new TextEmbedding(url);
    TextEmbeddingParam param =
        TextEmbeddingParam.builder()
            .apiKey(apiKey)
            .model(command.model("text-embedding-v4"))
            .texts(Collections.singletonList(command.prompt()))
            .headers(headers())
            .build();
    if (form.equals("async")) {
      Results<TextEmbeddingResult> results = new Results<>(this::vectors);
      client.call(param, results);
      await(results.ended());
    } else {
      vectors(client.call(param));
    }
  }

  private GenerationParam param(boolean pieces) {
    Message said = Message.builder().role("user").content(command.prompt()).build();
    GenerationParam param =
        GenerationParam.builder()
            .apiKey(apiKey)
            .model(command.model("qwen-plus"))
            .messages(Collections.singletonList(said))
            .resultFormat(GenerationParam.ResultFormat.MESSAGE)
            .headers(headers())
            .build();
    if (pieces) {
      param.setIncrementalOutput(true);
    }
    JsonNode temperature = command.node("body").path("temperature");
    if (temperature.isNumber()) {
      param.setTemperature(temperature.floatValue());
    }
    return param;
  }

  private Map<String, Object> headers() {
    Map<String, Object> headers = new HashMap<>();
    command.eachHeader(headers::put);
    return headers;
  }

  private void reply(GenerationResult result) {
    seen.reply(json(result), () -> {}, () -> text(json(result)));
  }

  private void chunk(GenerationResult result) {
    seen.chunk(() -> json(result), () -> {}, () -> text(json(result)));
  }

  private void vectors(TextEmbeddingResult result) {
    JsonNode json = json(result);
    seen.reply(json, () -> {}, json::toString);
  }

  private static String text(JsonNode result) {
    return result.at("/output/choices/0/message/content").asText();
  }

  private static JsonNode json(Object value) {
    try {
      return MAPPER.readTree(JsonUtils.toJson(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
