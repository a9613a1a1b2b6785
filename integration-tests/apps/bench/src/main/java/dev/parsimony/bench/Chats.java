/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;

/** The chat calls that these applications make. */
final class Chats {

  static OpenAIClient client(String baseUrl) {
    return OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("sk-bench").build();
  }

  /**
   * A client that soon lets go of what the library itself never closes: the reply of a cancelled
   * future holds its call until the timeout, and its connection until the pool looks again.
   */
  static OpenAIClient quicklyClearedClient(String baseUrl) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(baseUrl)
        .apiKey("sk-bench")
        .timeout(Duration.ofSeconds(30))
        .maxIdleConnections(64)
        .keepAliveDuration(Duration.ofSeconds(10))
        .build();
  }

  static ChatCompletionCreateParams asking(String prompt) {
    return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(prompt).build();
  }

  private Chats() {}
}
