/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

/** The providers beside OpenAI. */
final class OtherModels {

  static Models of(String provider, ModelOptions options) {
    switch (provider) {
      case "anthropic":
        return new AnthropicModels(options);
      case "ollama":
        return new OllamaModels(options);
      case "google":
        return new GeminiModels(options);
      case "mistral":
        return new MistralModels(options);
      default:
        throw new IllegalArgumentException(options.endpoint);
    }
  }

  private OtherModels() {}
}
