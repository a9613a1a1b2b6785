/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIClientBuilder;

/** azure-ai-openai. */
final class LibraryUnderTest extends AzureLibrary {

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    OpenAIClientBuilder builder =
        new OpenAIClientBuilder().endpoint(endpoint).pipeline(pipeline(command));
    return command.text("endpoint", "chat").equals("embeddings")
        ? new EmbeddingsCall(this, command, builder)
        : new ChatCall(this, command, builder);
  }
}
