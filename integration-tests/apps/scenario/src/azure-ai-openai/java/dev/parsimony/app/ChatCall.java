/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatChoice;
import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestMessage;
import com.azure.ai.openai.models.ChatRequestSystemMessage;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A chat through azure-ai-openai. */
final class ChatCall extends AzureCall<ChatCompletions, ChatCompletions> {

  private final OpenAIClientBuilder builder;
  private final String model;

  ChatCall(Library library, Command command, OpenAIClientBuilder builder) {
    super(library, command);
    this.builder = builder;
    this.model = command.model("gpt-4o-mini");
  }

  @Override
  ChatCompletions blocking() {
    return builder.buildClient().getChatCompletions(model, options());
  }

  @Override
  Mono<ChatCompletions> async() {
    return builder.buildAsyncClient().getChatCompletions(model, options());
  }

  @Override
  Iterable<ChatCompletions> stream() {
    return builder.buildClient().getChatCompletionsStream(model, options());
  }

  @Override
  Flux<ChatCompletions> asyncStream() {
    return builder.buildAsyncClient().getChatCompletionsStream(model, options());
  }

  /* A header of the command stands as the end user: the library has no headers of its own. */
  private ChatCompletionsOptions options() {
    List<ChatRequestMessage> messages = new ArrayList<>();
    if (command.node("system").isTextual()) {
      messages.add(new ChatRequestSystemMessage(command.text("system", "")));
    }
    messages.add(new ChatRequestUserMessage(command.prompt()));
    ChatCompletionsOptions options = new ChatCompletionsOptions(messages);
    if (command.node("body").path("temperature").isNumber()) {
      options.setTemperature(command.node("body").path("temperature").asDouble());
    }
    command.eachHeader((name, value) -> options.setUser(value));
    return options;
  }

  @Override
  JsonNode json(ChatCompletions reply) {
    return written(reply);
  }

  @Override
  String text(ChatCompletions reply) {
    return reply.getChoices().get(0).getMessage().getContent();
  }

  @Override
  JsonNode chunkJson(ChatCompletions chunk) {
    return written(chunk);
  }

  @Override
  String chunkText(ChatCompletions chunk) {
    StringBuilder said = new StringBuilder();
    for (ChatChoice choice : chunk.getChoices()) {
      String content = choice.getDelta() == null ? null : choice.getDelta().getContent();
      said.append(content == null ? "" : content);
    }
    return said.toString();
  }
}
