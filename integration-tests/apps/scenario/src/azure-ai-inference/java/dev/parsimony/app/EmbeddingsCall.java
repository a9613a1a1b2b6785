/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.inference.EmbeddingsClientBuilder;
import com.azure.ai.inference.models.EmbeddingsResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import reactor.core.publisher.Mono;

/** Embeddings through azure-ai-inference. */
final class EmbeddingsCall extends WholeCall<EmbeddingsResult> {

  private static final String MODEL = "text-embedding-3-small";

  private final EmbeddingsClientBuilder builder;

  EmbeddingsCall(AzureLibrary library, Command command, String endpoint) {
    super(library, command);
    this.builder =
        new EmbeddingsClientBuilder().endpoint(endpoint).pipeline(library.pipeline(command));
  }

  @Override
  EmbeddingsResult blocking() {
    return builder.buildClient().embed(texts(), null, null, null, MODEL, null);
  }

  @Override
  Mono<EmbeddingsResult> async() {
    return builder.buildAsyncClient().embed(texts(), null, null, null, MODEL, null);
  }

  private List<String> texts() {
    return Collections.singletonList(command.prompt());
  }

  @Override
  JsonNode json(EmbeddingsResult reply) {
    return written(reply);
  }

  @Override
  String text(EmbeddingsResult reply) {
    return String.valueOf(reply.getData().get(0).getEmbeddingList());
  }
}
