/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.genai.Client;
import com.google.genai.JsonSerializable;
import com.google.genai.ResponseStream;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.Part;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** One call of the Gen AI SDK. */
final class GenAiCall extends Call {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Client client;

  GenAiCall(Library library, Client client, Command command) {
    super(library, command);
    this.client = client;
  }

  @Override
  void make(String form) throws Exception {
    String model = command.model("gemini-2.5-flash");
    String prompt = command.prompt();
    if (command.text("endpoint", "chat").endsWith("embeddings")) {
      embed(form);
    } else if (form.equals("blocking")) {
      reply(client.models.generateContent(model, prompt, config()));
    } else if (form.equals("async")) {
      reply(awaited(client.async.models.generateContent(model, prompt, config())));
    } else if (form.equals("stream")) {
      stream(client.models.generateContentStream(model, prompt, config()));
    } else if (form.equals("async-stream")) {
      stream(awaited(client.async.models.generateContentStream(model, prompt, config())));
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private <T> T awaited(CompletableFuture<T> future) throws Exception {
    onCancel(() -> future.cancel(true));
    return await(future);
  }

  private void embed(String form) throws Exception {
    String model = command.model("gemini-embedding-001");
    EmbedContentConfig config = EmbedContentConfig.builder().httpOptions(headers()).build();
    EmbedContentResponse response =
        form.equals("async")
            ? awaited(client.async.models.embedContent(model, command.prompt(), config))
            : client.models.embedContent(model, command.prompt(), config);
    seen.reply(json(response), () -> {}, () -> response.embeddings().get().get(0).toString());
  }

  private void reply(GenerateContentResponse response) {
    seen.reply(json(response), response::checkFinishReason, response::text);
  }

  private void stream(ResponseStream<GenerateContentResponse> stream) {
    onCancel(stream::close);
    try {
      for (GenerateContentResponse chunk : stream) {
        int chunks = seen.chunk(() -> json(chunk), () -> {}, () -> text(chunk));
        if (chunks >= closeAfter()) {
          return;
        }
      }
    } finally {
      stream.close();
    }
  }

  private GenerateContentConfig config() {
    GenerateContentConfig.Builder config = GenerateContentConfig.builder().httpOptions(headers());
    JsonNode temperature = command.node("body").path("temperature");
    if (temperature.isNumber()) {
      config.temperature(temperature.floatValue());
    }
    if (command.node("system").isTextual()) {
      config.systemInstruction(Content.fromParts(Part.fromText(command.text("system", ""))));
    }
    return config.build();
  }

  private HttpOptions headers() {
    Map<String, String> headers = new TreeMap<>();
    command.eachHeader(headers::put);
    return HttpOptions.builder().headers(headers).build();
  }

  private static String text(GenerateContentResponse chunk) {
    String text = chunk.text();
    return text == null ? "" : text;
  }

  private static JsonNode json(JsonSerializable value) {
    try {
      return MAPPER.readTree(value.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
