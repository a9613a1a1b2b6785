/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of this application: one for each credential and retry limit. */
final class Clients {

  private final Map<String, OpenAIClient> clients = new ConcurrentHashMap<>();
  private final String baseUrl;
  private final String apiKey;

  Clients(String baseUrl, String apiKey) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  OpenAIClient of(Command command) {
    String key = command.text("apiKey", apiKey);
    String organization = command.text("organization", "");
    int retries = command.number("maxRetries", 2);
    String instance = command.text("client", "");
    return clients.computeIfAbsent(
        key + '\n' + organization + '\n' + retries + '\n' + instance,
        absent -> client(key, organization, retries));
  }

  private OpenAIClient client(String key, String organization, int retries) {
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(key).maxRetries(retries);
    if (!organization.isEmpty()) {
      builder.organization(organization);
    }
    return builder.build();
  }
}
