/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.Message;
import com.anthropic.models.MessageCreateParams;
import com.anthropic.models.RawMessageStreamEvent;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Messages. */
@SuppressWarnings("MustBeClosed") // The call that opens a stream is not the one that reads it.
final class MessageCalls extends Endpoint<Message, RawMessageStreamEvent> {

  @Override
  Message create(AnthropicClient client, Command command) {
    return client.messages().create(params(command).build(), Clients.options(command));
  }

  @Override
  CompletableFuture<Message> createAsync(AnthropicClient client, Command command) {
    return client.async().messages().create(params(command).build(), Clients.options(command));
  }

  @Override
  StreamResponse<RawMessageStreamEvent> stream(AnthropicClient client, Command command) {
    return client.messages().createStreaming(params(command).build(), Clients.options(command));
  }

  @Override
  AsyncStreamResponse<RawMessageStreamEvent> streamAsync(AnthropicClient client, Command command) {
    return client
        .async()
        .messages()
        .createStreaming(params(command).build(), Clients.options(command));
  }

  private static MessageCreateParams.Builder params(Command command) {
    MessageCreateParams.Builder params =
        MessageCreateParams.builder()
            .model(Clients.model(command))
            .maxTokens(command.number("maxTokens", 1024));
    if (command.node("system").isTextual()) {
      params.system(command.text("system", ""));
    }
    params.addUserMessage(command.prompt());
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params;
  }

  @Override
  void validate(Message reply) {
    reply.validate();
  }

  @Override
  void validateChunk(RawMessageStreamEvent chunk) {
    chunk.validate();
  }

  @Override
  String text(Message reply) {
    return reply.content().stream()
        .map(block -> block.text().map(text -> text.text()).orElse(""))
        .collect(Collectors.joining());
  }

  @Override
  String chunkText(RawMessageStreamEvent chunk) {
    return ObjectMappers.jsonMapper().valueToTree(chunk).at("/delta/text").asText();
  }
}
