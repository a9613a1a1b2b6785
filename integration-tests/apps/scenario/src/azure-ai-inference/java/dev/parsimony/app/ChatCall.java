/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.inference.ChatCompletionsClientBuilder;
import com.azure.ai.inference.models.ChatCompletions;
import com.azure.ai.inference.models.ChatCompletionsOptions;
import com.azure.ai.inference.models.ChatRequestMessage;
import com.azure.ai.inference.models.ChatRequestSystemMessage;
import com.azure.ai.inference.models.ChatRequestUserMessage;
import com.azure.ai.inference.models.StreamingChatChoiceUpdate;
import com.azure.ai.inference.models.StreamingChatCompletionsUpdate;
import com.azure.core.util.BinaryData;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A chat through azure-ai-inference. */
final class ChatCall extends AzureCall<ChatCompletions, StreamingChatCompletionsUpdate> {

  private final ChatCompletionsClientBuilder builder;

  ChatCall(AzureLibrary library, Command command, String endpoint) {
    super(library, command);
    this.builder =
        new ChatCompletionsClientBuilder().endpoint(endpoint).pipeline(library.pipeline(command));
  }

  @Override
  ChatCompletions blocking() {
    return builder.buildClient().complete(options());
  }

  @Override
  Mono<ChatCompletions> async() {
    return builder.buildAsyncClient().complete(options());
  }

  @Override
  Iterable<StreamingChatCompletionsUpdate> stream() {
    return builder.buildClient().completeStream(options());
  }

  @Override
  Flux<StreamingChatCompletionsUpdate> asyncStream() {
    return builder.buildAsyncClient().completeStream(options());
  }

  /* A header of the command stands as the end user: the library has no headers of its own. */
  private ChatCompletionsOptions options() {
    List<ChatRequestMessage> messages = new ArrayList<>();
    if (command.node("system").isTextual()) {
      messages.add(new ChatRequestSystemMessage(command.text("system", "")));
    }
    messages.add(new ChatRequestUserMessage(command.prompt()));
    Map<String, BinaryData> more = new HashMap<>();
    command.eachHeader((name, value) -> more.put("user", BinaryData.fromObject(value)));
    return new ChatCompletionsOptions(messages)
        .setModel(command.model("gpt-4o-mini"))
        .setAdditionalProperties(more);
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
  JsonNode chunkJson(StreamingChatCompletionsUpdate chunk) {
    return written(chunk);
  }

  @Override
  String chunkText(StreamingChatCompletionsUpdate chunk) {
    StringBuilder said = new StringBuilder();
    for (StreamingChatChoiceUpdate choice : chunk.getChoices()) {
      String content = choice.getDelta() == null ? null : choice.getDelta().getContent();
      said.append(content == null ? "" : content);
    }
    return said.toString();
  }
}
