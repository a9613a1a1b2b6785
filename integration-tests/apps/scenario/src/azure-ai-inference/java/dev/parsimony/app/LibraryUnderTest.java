/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

/** azure-ai-inference. */
final class LibraryUnderTest extends AzureLibrary {

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    String models = endpoint + "/models";
    return command.text("endpoint", "chat").equals("embeddings")
        ? new EmbeddingsCall(this, command, models)
        : new ChatCall(this, command, models);
  }
}
