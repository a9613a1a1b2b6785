/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.Completion;
import com.openai.models.CompletionCreateParams;
import java.util.concurrent.CompletableFuture;

/** Legacy completions, whose chunks are of the same type as whole replies. */
@SuppressWarnings("MustBeClosed") // The call that opens a stream is not the one that reads it.
final class CompletionsCalls extends Endpoint<Completion, Completion> {

  @Override
  Completion create(OpenAIClient client, Command command) {
    return client.completions().create(params(command), Clients.options(command));
  }

  @Override
  CompletableFuture<Completion> createAsync(OpenAIClient client, Command command) {
    return client.async().completions().create(params(command), Clients.options(command));
  }

  @Override
  StreamResponse<Completion> stream(OpenAIClient client, Command command) {
    return client.completions().createStreaming(params(command), Clients.options(command));
  }

  @Override
  AsyncStreamResponse<Completion> streamAsync(OpenAIClient client, Command command) {
    return client.async().completions().createStreaming(params(command), Clients.options(command));
  }

  private static CompletionCreateParams params(Command command) {
    CompletionCreateParams.Builder params =
        CompletionCreateParams.builder()
            .model(command.model("gpt-3.5-turbo-instruct"))
            .prompt(command.prompt());
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params.build();
  }

  @Override
  void validate(Completion reply) {
    reply.validate();
  }

  @Override
  void validateChunk(Completion chunk) {
    // The library requires a finish reason, which only the last chunk of the provider has.
  }

  @Override
  String text(Completion reply) {
    return reply.choices().get(0).text();
  }

  @Override
  String chunkText(Completion chunk) {
    return chunk.choices().isEmpty() ? "" : chunk.choices().get(0).text();
  }
}
