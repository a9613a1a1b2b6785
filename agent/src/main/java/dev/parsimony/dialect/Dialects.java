/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import dev.parsimony.dialect.anthropic.MessagesDialect;
import dev.parsimony.dialect.anthropic.VertexMessagesDialect;
import dev.parsimony.dialect.bedrock.BedrockEmbeddingsDialect;
import dev.parsimony.dialect.bedrock.ClaudeDialect;
import dev.parsimony.dialect.bedrock.ConverseDialect;
import dev.parsimony.dialect.bedrock.NovaDialect;
import dev.parsimony.dialect.bedrock.TitanTextDialect;
import dev.parsimony.dialect.cohere.CohereChatDialect;
import dev.parsimony.dialect.cohere.CohereEmbedDialect;
import dev.parsimony.dialect.dashscope.EmbeddingDialect;
import dev.parsimony.dialect.dashscope.GenerationDialect;
import dev.parsimony.dialect.gemini.EmbedContentDialect;
import dev.parsimony.dialect.gemini.GenerateContentDialect;
import dev.parsimony.dialect.mistral.MistralChatDialect;
import dev.parsimony.dialect.mistral.MistralEmbeddingsDialect;
import dev.parsimony.dialect.mistral.MistralFimDialect;
import dev.parsimony.dialect.ollama.OllamaChatDialect;
import dev.parsimony.dialect.ollama.OllamaEmbedDialect;
import dev.parsimony.dialect.ollama.OllamaGenerateDialect;
import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.openai.CompletionsDialect;
import dev.parsimony.dialect.openai.EmbeddingsDialect;
import dev.parsimony.dialect.openai.ResponsesDialect;
import dev.parsimony.exchange.Dialect;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All dialects, in the order in which they are asked. */
public final class Dialects {

  private static final List<Dialect> ALL =
      Collections.unmodifiableList(
          Arrays.<Dialect>asList(
              // Before OpenAI's, whose paths some of them have.
              MistralChatDialect.chat(),
              MistralChatDialect.agents(),
              new MistralFimDialect(),
              new MistralEmbeddingsDialect(),
              new ChatDialect(),
              new ResponsesDialect(),
              new EmbeddingsDialect(),
              new CompletionsDialect(),
              new MessagesDialect(),
              new OllamaChatDialect(),
              new OllamaGenerateDialect(),
              new OllamaEmbedDialect(),
              new ConverseDialect(),
              new ClaudeDialect(),
              new NovaDialect(),
              new TitanTextDialect(),
              new BedrockEmbeddingsDialect(),
              new GenerateContentDialect(),
              new EmbedContentDialect(),
              new CohereChatDialect(),
              new CohereEmbedDialect(),
              new VertexMessagesDialect(),
              new GenerationDialect(),
              new EmbeddingDialect()));

  /** The dialect of a request; null when nobody knows it. */
  public static @Nullable Dialect recognise(String method, String url) {
    for (Dialect dialect : ALL) {
      if (dialect.recognises(method, url)) {
        return dialect;
      }
    }
    return null;
  }

  public static List<Dialect> all() {
    return ALL;
  }

  private Dialects() {}
}
