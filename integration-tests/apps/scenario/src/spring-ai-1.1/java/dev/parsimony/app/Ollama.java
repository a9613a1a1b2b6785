/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.ai.ollama.api.OllamaEmbeddingOptions;

/** The options of Ollama's models, which are of two types from 1.1 on. */
final class Ollama {

  static OllamaChatModel.Builder chat(String model) {
    return OllamaChatModel.builder()
        .defaultOptions(OllamaChatOptions.builder().model(model).build());
  }

  static OllamaEmbeddingModel.Builder embedding(String model) {
    return OllamaEmbeddingModel.builder()
        .defaultOptions(OllamaEmbeddingOptions.builder().model(model).build());
  }

  private Ollama() {}
}
