/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.ChatCompletion;
import com.openai.models.ChatCompletionChunk;
import com.openai.models.ChatCompletionCreateParams;
import com.openai.models.ChatCompletionMessageParam;
import com.openai.models.ChatCompletionSystemMessageParam;
import com.openai.models.ChatCompletionUserMessageParam;
import java.util.concurrent.CompletableFuture;

/** Chat completions. */
@SuppressWarnings("MustBeClosed") // The call that opens a stream is not the one that reads it.
final class ChatCalls extends Endpoint<ChatCompletion, ChatCompletionChunk> {

  @Override
  ChatCompletion create(OpenAIClient client, Command command) {
    return client.chat().completions().create(params(command), Clients.options(command));
  }

  @Override
  CompletableFuture<ChatCompletion> createAsync(OpenAIClient client, Command command) {
    return client.async().chat().completions().create(params(command), Clients.options(command));
  }

  @Override
  StreamResponse<ChatCompletionChunk> stream(OpenAIClient client, Command command) {
    return client.chat().completions().createStreaming(params(command), Clients.options(command));
  }

  @Override
  AsyncStreamResponse<ChatCompletionChunk> streamAsync(OpenAIClient client, Command command) {
    return client
        .async()
        .chat()
        .completions()
        .createStreaming(params(command), Clients.options(command));
  }

  private static ChatCompletionCreateParams params(Command command) {
    ChatCompletionCreateParams.Builder params =
        ChatCompletionCreateParams.builder().model(command.model("gpt-4o-mini"));
    if (command.node("system").isTextual()) {
      params.addMessage(system(command.text("system", "")));
    }
    params.addMessage(user(command.prompt()));
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params.build();
  }

  private static ChatCompletionMessageParam system(String text) {
    return ChatCompletionMessageParam.ofChatCompletionSystemMessageParam(
        ChatCompletionSystemMessageParam.builder()
            .role(ChatCompletionSystemMessageParam.Role.SYSTEM)
            .content(ChatCompletionSystemMessageParam.Content.ofTextContent(text))
            .build());
  }

  private static ChatCompletionMessageParam user(String text) {
    return ChatCompletionMessageParam.ofChatCompletionUserMessageParam(
        ChatCompletionUserMessageParam.builder()
            .role(ChatCompletionUserMessageParam.Role.USER)
            .content(ChatCompletionUserMessageParam.Content.ofTextContent(text))
            .build());
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
