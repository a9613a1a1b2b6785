/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The three things that the desk asks a model for. */
final class Assistant {

  private static final String EMBEDDING_MODEL = "text-embedding-3-small";
  private static final String CLASSIFY =
      "You sort the messages that customers send to the support desk of an outdoor shop. Name the"
          + " category of the message, and whether somebody has to look at it within the hour.";
  private static final String DRAFT =
      "You write for the support desk of an outdoor shop. Answer the customer's message in a"
          + " friendly and concrete way, in at most four sentences, without greeting or signature."
          + " Promise nothing that is not in these rules: returns within 60 days, refunds within"
          + " five working days, two years of warranty, shipping to all of Europe.";

  private final OpenAIClient client;
  private final String model;
  private final Usage usage;

  Assistant(OpenAIClient client, String model, Usage usage) {
    this.client = client;
    this.model = model;
    this.usage = usage;
  }

  Classification classify(String text) {
    StructuredChatCompletion<Classification> reply =
        client
            .chat()
            .completions()
            .create(
                request(CLASSIFY, text)
                    .temperature(0)
                    .responseFormat(Classification.class)
                    .build());
    count(reply.usage());
    return reply.choices().get(0).message().content().get();
  }

  /** Reads the draft as it is written. */
  String draft(String text) {
    ChatCompletionCreateParams params =
        request(DRAFT, text)
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
            .build();
    StringBuilder draft = new StringBuilder();
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(params)) {
      chunks.stream().forEach(chunk -> read(chunk, draft));
    }
    return draft.toString();
  }

  CompletableFuture<List<Float>> embed(String text) {
    EmbeddingCreateParams params =
        EmbeddingCreateParams.builder().model(EMBEDDING_MODEL).input(text).build();
    return client.async().embeddings().create(params).thenApply(this::embedding);
  }

  private ChatCompletionCreateParams.Builder request(String instructions, String text) {
    return ChatCompletionCreateParams.builder()
        .model(model)
        .addSystemMessage(instructions)
        .addUserMessage(text);
  }

  private void read(ChatCompletionChunk chunk, StringBuilder draft) {
    chunk.choices().forEach(choice -> choice.delta().content().ifPresent(draft::append));
    if (chunk.usage().isPresent()) {
      count(chunk.usage());
    }
  }

  private List<Float> embedding(CreateEmbeddingResponse reply) {
    usage.add(EMBEDDING_MODEL, reply.usage().promptTokens(), 0);
    return reply.data().get(0).embedding();
  }

  private void count(Optional<CompletionUsage> reported) {
    usage.add(
        model,
        reported.map(CompletionUsage::promptTokens).orElse(0L),
        reported.map(CompletionUsage::completionTokens).orElse(0L));
  }
}
