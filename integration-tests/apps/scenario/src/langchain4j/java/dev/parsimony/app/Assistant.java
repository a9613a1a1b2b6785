/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import java.util.concurrent.CompletableFuture;

/** A service that calls a tool of this application on the way to an answer, and remembers. */
final class Assistant {

  private final LangChain4jCall call;
  private final ChatMemory memory = MessageWindowChatMemory.withMaxMessages(50);
  private final Service service;

  Assistant(LangChain4jCall call, Models models) {
    this.call = call;
    this.service =
        AiServices.builder(Service.class)
            .chatModel(models.chat())
            .streamingChatModel(models.streaming())
            .chatMemory(memory)
            .tools(new Weather())
            .build();
  }

  /** Asks the prompt, and what the command has next, in one conversation. */
  void talk(boolean streamed) throws Exception {
    ask(call.command.prompt(), streamed);
    String next = call.command.text("next", "");
    if (!next.isEmpty()) {
      ask(next, streamed);
    }
    ArrayNode remembered = call.seen.object("memory").putArray("messages");
    memory.messages().forEach(message -> remembered.add(message.toString()));
  }

  private void ask(String question, boolean streamed) throws Exception {
    if (streamed) {
      CompletableFuture<ChatResponse> done = new CompletableFuture<>();
      stream(question, done);
      call.await(done);
    } else {
      String answer = service.answer(question);
      call.seen.reply(JsonNodeFactory.instance.textNode(answer), () -> {}, () -> answer);
    }
  }

  private void stream(String question, CompletableFuture<ChatResponse> done) {
    service.stream(question)
        .onPartialResponse(call::piece)
        .onToolExecuted(
            tool -> {
              ObjectNode used = JsonNodeFactory.instance.objectNode().put("tool", tool.result());
              call.seen.chunk(() -> used, () -> {}, () -> "");
            })
        .onCompleteResponse(done::complete)
        .onError(done::completeExceptionally)
        .start();
  }

  /** What langchain4j implements. */
  interface Service {
    String answer(String question);

    TokenStream stream(String question);
  }
}
