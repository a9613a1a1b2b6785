/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes calls, and knows who answered each and whether equal questions got equal answers. */
final class LoadCalls {

  private final OpenAIClient client;
  private final int[] said;
  private final AtomicInteger differing = new AtomicInteger();

  /**
   * @param questions how many there are
   */
  LoadCalls(OpenAIClient client, int questions) {
    this.client = client;
    this.said = new int[questions];
  }

  /** Asks, and tells how it was answered: {@code hit}, {@code joined} or {@code miss}. */
  String ask(ChatCompletionCreateParams params, int question, boolean stream) {
    StringBuilder text = new StringBuilder();
    Headers headers = stream ? readStream(params, text) : readWhole(params, text);
    compare(question, text.toString().hashCode());
    String ours = first(headers, "x-parsimony-cache");
    if (!ours.isEmpty()) {
      return ours;
    }
    return first(headers, "x-llmops-cache-status").equals("HIT") ? "hit" : "miss";
  }

  /** How many answers were other ones than their questions had got before. */
  int differing() {
    return differing.get();
  }

  private Headers readWhole(ChatCompletionCreateParams params, StringBuilder text) {
    try (HttpResponseFor<ChatCompletion> reply =
        client.chat().completions().withRawResponse().create(params)) {
      text.append(reply.parse().choices().get(0).message().content().orElse(""));
      return reply.headers();
    }
  }

  private Headers readStream(ChatCompletionCreateParams params, StringBuilder text) {
    try (HttpResponseFor<StreamResponse<ChatCompletionChunk>> reply =
            client.chat().completions().withRawResponse().createStreaming(params);
        StreamResponse<ChatCompletionChunk> chunks = reply.parse()) {
      chunks.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(choice -> text.append(choice.delta().content().orElse("")));
      return reply.headers();
    }
  }

  private void compare(int question, int hash) {
    if (question < 0) {
      return;
    }
    synchronized (said) {
      if (said[question] == 0) {
        said[question] = hash;
      } else if (said[question] != hash) {
        differing.incrementAndGet();
      }
    }
  }

  private static String first(Headers headers, String name) {
    return headers.values(name).isEmpty() ? "" : headers.values(name).get(0);
  }
}
