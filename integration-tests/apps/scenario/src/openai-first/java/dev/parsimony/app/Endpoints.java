/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;

/** The endpoints that this version of the client library has. */
final class Endpoints {

  private Endpoints() {}

  static Endpoint<?, ?> named(String name) {
    switch (name) {
      case "chat":
        return new ChatCalls();
      case "embeddings":
        return new EmbeddingsCalls();
      case "completions":
        return new CompletionsCalls();
      default:
        throw new UnsupportedOperationException(name);
    }
  }

  static OpenAIClient withOptions(OpenAIClient client, Command command) {
    if (command.node("clientOptions").isObject()) {
      throw new UnsupportedOperationException("clientOptions");
    }
    return client;
  }
}
