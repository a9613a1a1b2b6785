/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.Embeddings;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import reactor.core.publisher.Mono;

/** Embeddings through azure-ai-openai. */
final class EmbeddingsCall extends WholeCall<Embeddings> {

  private static final String MODEL = "text-embedding-3-small";

  private final OpenAIClientBuilder builder;

  EmbeddingsCall(Library library, Command command, OpenAIClientBuilder builder) {
    super(library, command);
    this.builder = builder;
  }

  @Override
  Embeddings blocking() {
    return builder.buildClient().getEmbeddings(MODEL, texts());
  }

  @Override
  Mono<Embeddings> async() {
    return builder.buildAsyncClient().getEmbeddings(MODEL, texts());
  }

  private EmbeddingsOptions texts() {
    EmbeddingsOptions options = new EmbeddingsOptions(Collections.singletonList(command.prompt()));
    command.eachHeader((name, value) -> options.setUser(value));
    return options;
  }

  @Override
  JsonNode json(Embeddings reply) {
    return written(reply);
  }

  @Override
  String text(Embeddings reply) {
    return String.valueOf(reply.getData().get(0).getEmbedding());
  }
}
