/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.semantickernel.aiservices.openai.textembedding.OpenAITextEmbeddingGenerationService;
import com.microsoft.semantickernel.services.textembedding.Embedding;
import reactor.core.publisher.Mono;

/** Embeddings through a service of Semantic Kernel. */
final class EmbeddingsCall extends WholeCall<Embedding> {

  private final OpenAITextEmbeddingGenerationService service;

  EmbeddingsCall(Library library, Command command, OpenAIAsyncClient client) {
    super(library, command);
    this.service =
        OpenAITextEmbeddingGenerationService.builder()
            .withOpenAIAsyncClient(client)
            .withModelId("text-embedding-3-small")
            .withDimensions(8)
            .build();
  }

  @Override
  Embedding blocking() {
    return async().block();
  }

  @Override
  Mono<Embedding> async() {
    return service.generateEmbeddingAsync(command.prompt());
  }

  @Override
  JsonNode json(Embedding reply) {
    return JsonNodeFactory.instance.textNode(text(reply));
  }

  @Override
  String text(Embedding reply) {
    return String.valueOf(reply.getVector());
  }
}
