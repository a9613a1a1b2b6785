/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.models.CreateEmbeddingResponse;
import com.openai.models.EmbeddingCreateParams;
import java.util.concurrent.CompletableFuture;

/** Embeddings, which have no stream. */
final class EmbeddingsCalls extends Endpoint<CreateEmbeddingResponse, Void> {

  @Override
  CreateEmbeddingResponse create(OpenAIClient client, Command command) {
    return client.embeddings().create(params(command), Clients.options(command));
  }

  @Override
  CompletableFuture<CreateEmbeddingResponse> createAsync(OpenAIClient client, Command command) {
    return client.async().embeddings().create(params(command), Clients.options(command));
  }

  private static EmbeddingCreateParams params(Command command) {
    EmbeddingCreateParams.Builder params =
        EmbeddingCreateParams.builder()
            .model(command.model("text-embedding-3-small"))
            .input(command.prompt());
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params.build();
  }

  @Override
  void validate(CreateEmbeddingResponse reply) {
    reply.validate();
  }

  @Override
  void validateChunk(Void chunk) {}

  @Override
  String text(CreateEmbeddingResponse reply) {
    return reply.data().get(0).embedding().subList(0, 4).toString();
  }

  @Override
  String chunkText(Void chunk) {
    return "";
  }
}
