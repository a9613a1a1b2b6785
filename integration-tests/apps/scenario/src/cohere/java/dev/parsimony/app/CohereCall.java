/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.cohere.api.AsyncCohere;
import com.cohere.api.Cohere;
import com.cohere.api.core.ObjectMappers;
import com.cohere.api.core.RequestOptions;
import com.cohere.api.resources.v2.requests.V2EmbedRequest;
import com.cohere.api.resources.v2.requests.V2RerankRequest;
import com.cohere.api.resources.v2.types.V2ChatResponse;
import com.cohere.api.resources.v2.types.V2ChatStreamResponse;
import com.cohere.api.types.EmbedByTypeResponse;
import com.cohere.api.types.EmbedInputType;
import com.cohere.api.types.EmbeddingType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;

/** One call of cohere-java. */
final class CohereCall extends Call {

  private final Cohere client;
  private final AsyncCohere async;

  CohereCall(Library library, Cohere client, AsyncCohere async, Command command) {
    super(library, command);
    this.client = client;
    this.async = async;
  }

  @Override
  void make(String form) throws Exception {
    String endpoint = command.text("endpoint", "chat");
    if (endpoint.equals("embeddings")) {
      embed(form);
    } else if (endpoint.equals("rerank")) {
      rerank();
    } else {
      chat(form);
    }
  }

  private void chat(String form) throws Exception {
    ChatRequests requests = new ChatRequests(command);
    switch (form) {
      case "blocking":
        reply(client.v2().chat(requests.whole(), options()));
        break;
      case "async":
        reply(awaited(async.v2().chat(requests.whole(), options())));
        break;
      case "stream":
        stream(client.v2().chatStream(requests.stream(), options()));
        break;
      case "async-stream":
        stream(awaited(async.v2().chatStream(requests.stream(), options())));
        break;
      default:
        throw new IllegalArgumentException(form);
    }
  }

  private <T> T awaited(CompletableFuture<T> future) throws Exception {
    onCancel(() -> future.cancel(true));
    return await(future);
  }

  private void embed(String form) throws Exception {
    V2EmbedRequest request =
        V2EmbedRequest.builder()
            .model(command.model("embed-v4.0"))
            .inputType(EmbedInputType.SEARCH_QUERY)
            .texts(Collections.singletonList(command.prompt()))
            .embeddingTypes(Collections.singletonList(EmbeddingType.FLOAT))
            .build();
    EmbedByTypeResponse response =
        form.equals("async")
            ? awaited(async.v2().embed(request, options()))
            : client.v2().embed(request, options());
    seen.reply(json(response), () -> {}, () -> String.valueOf(response.getEmbeddings().getFloat()));
  }

  private void rerank() {
    V2RerankRequest request =
        V2RerankRequest.builder()
            .model(command.model("rerank-v3.5"))
            .query(command.prompt())
            .documents(Arrays.asList("one", "two"))
            .build();
    JsonNode response = json(client.v2().rerank(request, options()));
    seen.reply(response, () -> {}, response::toString);
  }

  private void reply(V2ChatResponse response) {
    JsonNode json = json(response);
    seen.reply(json, () -> {}, () -> json.at("/message/content/0/text").asText());
  }

  private void stream(Iterable<V2ChatStreamResponse> stream) throws IOException {
    try (Closeable closing = (Closeable) stream) {
      onCancel(() -> close(closing));
      for (V2ChatStreamResponse event : stream) {
        JsonNode json = json(event);
        int chunks =
            seen.chunk(() -> json, () -> {}, () -> json.at("/delta/message/content/text").asText());
        if (chunks >= closeAfter()) {
          return;
        }
      }
    }
  }

  private static void close(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RequestOptions options() {
    RequestOptions.Builder options = RequestOptions.builder();
    command.eachHeader(options::addHeader);
    return options.build();
  }

  private static JsonNode json(Object value) {
    return ObjectMappers.JSON_MAPPER.valueToTree(value);
  }
}
