/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletion;
import java.util.concurrent.CompletableFuture;

/** Chat completions. */
@SuppressWarnings("MustBeClosed") // The call that opens a stream is not the one that reads it.
final class ChatCalls extends Endpoint<ChatCompletion, ChatCompletionChunk> {

  @Override
  ChatCompletion create(OpenAIClient client, Command command) {
    return client.chat().completions().create(params(command).build(), Clients.options(command));
  }

  @Override
  CompletableFuture<ChatCompletion> createAsync(OpenAIClient client, Command command) {
    return client
        .async()
        .chat()
        .completions()
        .create(params(command).build(), Clients.options(command));
  }

  @Override
  StreamResponse<ChatCompletionChunk> stream(OpenAIClient client, Command command) {
    return client
        .chat()
        .completions()
        .createStreaming(params(command).build(), Clients.options(command));
  }

  @Override
  AsyncStreamResponse<ChatCompletionChunk> streamAsync(OpenAIClient client, Command command) {
    return client
        .async()
        .chat()
        .completions()
        .createStreaming(params(command).build(), Clients.options(command));
  }

  @Override
  RawReply<ChatCompletion> raw(OpenAIClient client, Command command) {
    return Endpoints.raw(
        client
            .chat()
            .completions()
            .withRawResponse()
            .create(params(command).build(), Clients.options(command)));
  }

  @Override
  RawReply<StreamResponse<ChatCompletionChunk>> rawStream(OpenAIClient client, Command command) {
    return Endpoints.raw(
        client
            .chat()
            .completions()
            .withRawResponse()
            .createStreaming(params(command).build(), Clients.options(command)));
  }

  @Override
  Structured<ChatCompletion> structured(OpenAIClient client, Command command) {
    StructuredChatCompletion<Ticket> reply =
        client
            .chat()
            .completions()
            .create(params(command).responseFormat(Ticket.class).build(), Clients.options(command));
    return new Structured<>(
        reply.rawChatCompletion(), reply.choices().get(0).message().content().orElse(null));
  }

  private static ChatCompletionCreateParams.Builder params(Command command) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder().model(command.model("gpt-4o-mini"));
    if (command.node("system").isTextual()) {
      params.addSystemMessage(command.text("system", ""));
    }
    params.addUserMessage(command.prompt());
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params;
  }

  @Override
  void validate(ChatCompletion reply) {
    reply.validate();
  }

  @Override
  void validateChunk(ChatCompletionChunk chunk) {
    chunk.validate();
  }

  @Override
  String text(ChatCompletion reply) {
    return reply.choices().get(0).message().content().orElse("");
  }

  @Override
  String chunkText(ChatCompletionChunk chunk) {
    return chunk.choices().isEmpty() ? "" : chunk.choices().get(0).delta().content().orElse("");
  }
}
