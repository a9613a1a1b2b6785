/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.OpenAIClientBuilder;

/** Semantic Kernel, with the services of OpenAI. */
final class LibraryUnderTest extends AzureLibrary {

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    OpenAIAsyncClient client =
        new OpenAIClientBuilder().endpoint(endpoint).pipeline(pipeline(command)).buildAsyncClient();
    return command.text("endpoint", "chat").equals("embeddings")
        ? new EmbeddingsCall(this, command, client)
        : new ChatCall(this, command, client);
  }
}
