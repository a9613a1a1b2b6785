/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;

/** The models of one provider; one that it does not have is unsupported. */
abstract class Models {

  static Models of(ModelOptions options) {
    String provider = options.endpoint.split("-")[0];
    switch (provider) {
      case "chat":
      case "embeddings":
        return new OpenAiModels(options);
      default:
        return OtherModels.of(provider, options);
    }
  }

  ChatModel chat() {
    throw new UnsupportedOperationException("chat");
  }

  StreamingChatModel streaming() {
    throw new UnsupportedOperationException("streamed chat");
  }

  EmbeddingModel embedding() {
    throw new UnsupportedOperationException("embeddings");
  }

  LanguageModel language() {
    throw new UnsupportedOperationException("language");
  }

  StreamingLanguageModel streamingLanguage() {
    throw new UnsupportedOperationException("streamed language");
  }
}
