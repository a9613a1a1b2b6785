/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.time.Duration;

/** The chat calls that these applications make. */
final class Chats {

  /* A gateway takes its configuration from a header. */
  private static final String HEADER = "bench.header.";

  static OpenAIClient client(String baseUrl) {
    return builder(baseUrl).build();
  }

  /**
   * A client that soon lets go of what the library itself never closes: the reply of a cancelled
   * future holds its call until the timeout, and its connection until the pool looks again.
   */
  static OpenAIClient quicklyClearedClient(String baseUrl) {
    return builder(baseUrl)
        .timeout(Duration.ofSeconds(30))
        .maxIdleConnections(64)
        .keepAliveDuration(Duration.ofSeconds(10))
        .build();
  }

  static ChatCompletionCreateParams asking(String prompt) {
    return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(prompt).build();
  }

  private static OpenAIOkHttpClient.Builder builder(String baseUrl) {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("sk-bench");
    for (String property : System.getProperties().stringPropertyNames()) {
      if (property.startsWith(HEADER)) {
        builder.putHeader(property.substring(HEADER.length()), System.getProperty(property));
      }
    }
    return builder;
  }

  private Chats() {}
}
