/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

  @ParameterizedTest
  @CsvSource({
    "openai.chat, https://api.openai.com/v1/chat/completions",
    "openai.chat, http://localhost:8080/chat/completions?x=/v1/responses",
    "openai.chat, https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1",
    "openai.chat, https://r.openai.azure.com/openai/v1/chat/completions",
    "openai.chat, https://h/v1/chat/completions#f",
    "openai.responses, https://api.openai.com/v1/responses",
    "openai.responses, https://api.openai.com/v1/responses?a=b/compact",
    "openai.embeddings, https://api.openai.com/v1/embeddings",
    "openai.completions, https://api.openai.com/v1/completions",
    "openai.completions, https://r.openai.azure.com/openai/deployments/d/completions?v=1",
    "ollama.chat, http://localhost:11434/api/chat",
    "ollama.generate, http://localhost:11434/api/generate",
    "ollama.embed, https://ollama.com/api/embed",
    "anthropic.vertex, https://aiplatform.googleapis.com/v1/projects/p/locations/global"
        + "/publishers/anthropic/models/claude-opus-4-1%4020250805:rawPredict?x=y",
    "cohere.chat, https://api.cohere.com/v2/chat",
    "cohere.embed, https://gateway/cohere/v2/embed",
    "openai.chat, https://dashscope.aliyuncs.com/compatible-mode/v1/chat/completions",
    "openai.embeddings, https://dashscope-intl.aliyuncs.com/compatible-mode/v1/embeddings",
    "openai.chat, https://api.cohere.com/compatibility/v1/chat/completions",
    "anthropic.messages, https://api.anthropic.com/v1/messages",
    "anthropic.messages, https://api.anthropic.com/v1/messages?beta=true",
    "anthropic.messages, http://localhost:8080/anthropic/v1/messages#f",
    "gemini.generate, https://generativelanguage.googleapis.com/v1beta/models/g:generateContent",
    "gemini.generate, https://g/v1beta/models/g:streamGenerateContent?alt=sse&key=k",
    "gemini.generate, https://l-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers"
        + "/google/models/g:generateContent",
    "gemini.embed, https://g/v1beta/models/g:embedContent?key=a/b:generateContent",
    "gemini.embed, https://g/v1beta/models/g:batchEmbedContents",
  })
  void endpoints_areRecognisedByTheEndOfTheirPath(String name, String url) {
    assertThat(Dialects.recognise("POST", url)).extracting(Dialect::name).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com/v1/responses/resp_1/cancel",
        "https://api.openai.com/v1/responses/resp_1",
        "https://api.openai.com/v1/responses/resp_1/input_items",
        "https://api.openai.com/v1/responses/input_tokens",
        "https://api.openai.com/v1/responses/compact",
        "https://api.openai.com/v1/chat/completions/chatcmpl-1",
        "https://api.openai.com/v1/images/generations",
        "https://api.openai.com/v1/models?next=/chat/completions",
        "https://h/v1/mycompletions",
        "http://localhost:11434/api/show",
        "http://localhost:11434/api/pull",
        "https://api.anthropic.com/v1/messages/count_tokens",
        "https://api.anthropic.com/v1/messages/batches",
        "https://api.anthropic.com/v1/messages/batches/msgbatch_1/results",
        "https://api.openai.com/v1/threads/thread_1/messages",
        "https://api.anthropic.com/messages",
        "https://h/v1/projects/p/locations/l/publishers/meta/models/llama:rawPredict",
        "https://h/v1/projects/p/locations/l/publishers/anthropic/models/:rawPredict",
        "https://h/v1/projects/p/locations/l/publishers/anthropic/models/c:countTokens",
        "https://api.cohere.com/v2/rerank",
        "https://api.cohere.com/v1/chat",
        "https://api.cohere.com/v1/embed-jobs",
        "https://api.mistral.ai/v1/ocr",
        "https://api.mistral.ai/v1/moderations",
        "https://dashscope.aliyuncs.com/api/v1/services/rerank/text-rerank/text-rerank",
        "https://g/v1beta/models/g:countTokens",
        "https://g/v1beta/models/g:batchGenerateContent",
        "https://g/v1beta/models/:generateContent",
        "https://g/v1beta/models?x=/models/g:generateContent",
        "g:generateContent",
        "",
        "?",
        "/"
      })
  void otherUrls_areNot(String url) {
    assertThat(Dialects.recognise("POST", url)).isNull();
  }

  @Test
  void otherMethods_areNot() {
    assertThat(Dialects.recognise("GET", "https://api.openai.com/v1/chat/completions")).isNull();
    assertThat(Dialects.recognise("DELETE", "https://api.openai.com/v1/responses")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://x.openai.azure.com/openai/v1/chat/completions, gpt-5, gpt-5-mini",
    "https://x.openai.azure.com/openai/deployments/d/chat/completions, gpt-5, gpt-5-mini",
    "https://api.openai.com/v1/chat/completions, ft:gpt-4o:acme::1, gpt-4o-mini",
    "https://generativelanguage.googleapis.com/v1/tunedModels/t:generateContent, , gemini-3-pro",
    "https://bedrock-runtime.eu-west-1.amazonaws.com/model/arn%3Aaws%3Ax/converse, , amazon.nova",
    "https://h.amazonaws.com/model/eu.amazon.nova-pro-v1%3A0/converse, , us.amazon.nova-lite-v1:0",
    "https://h.amazonaws.com/model/anthropic.claude-x/invoke, , amazon.nova-lite-v1:0",
  })
  void modelThatIsItsOwners_isNotExchanged(String url, String model, String other)
      throws Exception {
    byte[] body = Bodies.bytes("{\"model\":\"" + (model == null ? "" : model) + "\"}");

    assertThat(
            Dialects.recognise("POST", url)
                .withModel(new WireRequest("POST", url, WireHeaders.NONE, body), other))
        .isNull();
  }
}
