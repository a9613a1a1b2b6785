/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaOptions;

/** The options of Ollama's models, which are of one type up to 1.0. */
final class Ollama {

  static OllamaChatModel.Builder chat(String model) {
    return OllamaChatModel.builder().defaultOptions(OllamaOptions.builder().model(model).build());
  }

  static OllamaEmbeddingModel.Builder embedding(String model) {
    return OllamaEmbeddingModel.builder()
        .defaultOptions(OllamaOptions.builder().model(model).build());
  }

  private Ollama() {}
}
