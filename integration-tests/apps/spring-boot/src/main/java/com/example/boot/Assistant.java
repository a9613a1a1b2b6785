/* SPDX-License-Identifier: Apache-2.0 */
package com.example.boot;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Says on one line what was answered. */
@Component
class Assistant implements ApplicationRunner {

  private static final ChatCompletionCreateParams QUESTION =
      ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("hi").build();

  private final OpenAIClient client;

  Assistant(OpenAIClient client) {
    this.client = client;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    List<String> answers = Arrays.asList(blocking(), async(), streamed(), asyncStreamed());
    System.out.println(String.join(";", answers) + ";");
  }

  private String blocking() {
    return text(client.chat().completions().create(QUESTION));
  }

  private String async() {
    return text(client.async().chat().completions().create(QUESTION).join());
  }

  private String streamed() {
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(QUESTION)) {
      return chunks.stream().map(Assistant::text).collect(Collectors.joining());
    }
  }

  private String asyncStreamed() {
    StringBuffer text = new StringBuffer();
    AsyncStreamResponse<ChatCompletionChunk> chunks =
        client.async().chat().completions().createStreaming(QUESTION);
    chunks.subscribe(chunk -> text.append(text(chunk)));
    chunks.onCompleteFuture().join();
    return text.toString();
  }

  private static String text(ChatCompletion reply) {
    return reply.choices().get(0).message().content().orElse("");
  }

  private static String text(ChatCompletionChunk chunk) {
    return chunk.choices().stream()
        .map(choice -> choice.delta().content().orElse(""))
        .collect(Collectors.joining());
  }
}
