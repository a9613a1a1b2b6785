/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.semantickernel.Kernel;
import com.microsoft.semantickernel.aiservices.openai.chatcompletion.OpenAIChatCompletion;
import com.microsoft.semantickernel.orchestration.InvocationContext;
import com.microsoft.semantickernel.orchestration.PromptExecutionSettings;
import com.microsoft.semantickernel.orchestration.ToolCallBehavior;
import com.microsoft.semantickernel.services.chatcompletion.ChatCompletionService;
import com.microsoft.semantickernel.services.chatcompletion.ChatHistory;
import com.microsoft.semantickernel.services.chatcompletion.ChatMessageContent;
import com.microsoft.semantickernel.services.chatcompletion.StreamingChatContent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A chat through a service of Semantic Kernel. */
final class ChatCall extends AzureCall<List<ChatMessageContent<?>>, StreamingChatContent<?>> {

  private final ChatCompletionService service;
  private final Kernel kernel;

  ChatCall(Library library, Command command, OpenAIAsyncClient client) {
    super(library, command);
    this.service =
        OpenAIChatCompletion.builder()
            .withOpenAIAsyncClient(client)
            .withModelId(command.model("gpt-4o-mini"))
            .build();
    this.kernel = Kernel.builder().withAIService(ChatCompletionService.class, service).build();
  }

  @Override
  List<ChatMessageContent<?>> blocking() {
    return async().block();
  }

  @Override
  Mono<List<ChatMessageContent<?>>> async() {
    return service.getChatMessageContentsAsync(history(), kernel, context());
  }

  @Override
  Iterable<StreamingChatContent<?>> stream() {
    return asyncStream().toIterable();
  }

  @Override
  Flux<StreamingChatContent<?>> asyncStream() {
    return service.getStreamingChatMessageContentsAsync(history(), kernel, context());
  }

  private ChatHistory history() {
    ChatHistory history = new ChatHistory(command.text("system", "be brief"));
    history.addUserMessage(command.prompt());
    return history;
  }

  /* A header of the command stands as the end user: the library has no headers of its own. */
  private InvocationContext context() {
    PromptExecutionSettings.Builder settings = PromptExecutionSettings.builder();
    command.eachHeader((name, value) -> settings.withUser(value));
    return InvocationContext.builder()
        .withPromptExecutionSettings(settings.build())
        .withToolCallBehavior(ToolCallBehavior.allowAllKernelFunctions(false))
        .build();
  }

  @Override
  JsonNode json(List<ChatMessageContent<?>> reply) {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (ChatMessageContent<?> message : reply) {
      messages
          .addObject()
          .put("role", String.valueOf(message.getAuthorRole()))
          .put("content", message.getContent())
          .put("id", message.getMetadata().getId())
          .put("usage", String.valueOf(message.getMetadata().getUsage() != null));
    }
    return messages;
  }

  @Override
  String text(List<ChatMessageContent<?>> reply) {
    return text(reply.get(0).getContent());
  }

  @Override
  JsonNode chunkJson(StreamingChatContent<?> chunk) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", chunk.getId())
        .put("content", chunk.getContent());
  }

  @Override
  String chunkText(StreamingChatContent<?> chunk) {
    return text(chunk.getContent());
  }

  private static String text(@Nullable String content) {
    return content == null ? "" : content;
  }
}
