/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import java.util.List;
import java.util.stream.Stream;

/** A sample of each dialect. */
final class Samples {

  private static final String OPENAI = "https://api.openai.com/v1";
  private static final String MISTRAL = "https://api.mistral.ai/v1";
  private static final String VERTEX =
      "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5"
          + "/publishers/anthropic/models/claude-sonnet-4-5@20250929:";
  private static final String DASHSCOPE = "https://dashscope.aliyuncs.com/api/v1/services/";
  private static final String COHERE = "https://api.cohere.com/v2";
  private static final String OLLAMA = "http://localhost:11434/api";
  private static final String BEDROCK = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
  private static final String GEMINI =
      "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:";
  private static final Long NO = Usage.UNKNOWN;
  private static final String THOUGHT = "Let me think.";
  private static final String SAID = "Hello there.";
  private static final List<Long> CACHED = List.of(100L, 37L, 60L, NO, NO);

  static Stream<Sample> all() {
    return Stream.of(openai(), mistral(), others(), ollama(), bedrock()).flatMap(List::stream);
  }

  /** Those with a conversation of all that can be said. */
  static Stream<Sample> conversing() {
    return all().filter(sample -> sample.has("conversation.json"));
  }

  /** All requests. */
  static Stream<RequestFacts> prompts() {
    return Stream.concat(
        all().map(sample -> sample.request(false)), conversing().map(Sample::conversation));
  }

  static Stream<Sample> streaming() {
    return all().filter(sample -> sample.has("stream.txt"));
  }

  static Stream<Sample> callingTools() {
    return all().filter(sample -> sample.has("tools.json"));
  }

  static Stream<Sample> failingInStreams() {
    return all().filter(sample -> sample.has("error-stream.txt"));
  }

  private static List<Sample> openai() {
    String error = "rate_limit_exceeded";
    String legacy = "gpt-3.5-turbo-instruct";
    String embedding = "text-embedding-3-small";
    String reasoning = "gpt-5-2025-08-07";
    return List.of(
        sample("openai.chat", OPENAI + "/chat/completions", "gpt-5")
            .telling("chatcmpl-1", reasoning, "stop")
            .saying(SAID)
            .using(100L, 37L, 60L, NO, 30L)
            .failingAs(error),
        sample("openai.responses", OPENAI + "/responses", "gpt-5")
            .telling("resp_1", reasoning, "completed")
            .saying(SAID)
            .using(100L, 37L, 60L, 0L, 30L)
            .failingAs(error),
        sample("openai.completions", OPENAI + "/completions", legacy)
            .telling("cmpl-1", legacy, "stop")
            .saying(SAID)
            .using(5L, 7L, NO, NO, NO)
            .failingAs(error),
        sample("openai.embeddings", OPENAI + "/embeddings", embedding)
            .telling(embedding)
            .using(8L, NO, NO, NO, NO)
            .failingAs(error));
  }

  private static List<Sample> mistral() {
    String error = "invalid_model";
    String reasoning = "magistral-small-2509";
    return List.of(
        sample("mistral.chat", MISTRAL + "/chat/completions", reasoning)
            .telling("cmpl-1", reasoning, "stop")
            .saying(THOUGHT, SAID)
            .using(CACHED)
            .failingAs(error),
        sample("mistral.agents", MISTRAL + "/agents/completions", "")
            .telling("cmpl-1", reasoning, "stop")
            .saying(THOUGHT, SAID)
            .using(CACHED)
            .failingAs(error),
        sample("mistral.fim", MISTRAL + "/fim/completions", "codestral-2508")
            .telling("cmpl-2", "codestral-2508", "stop")
            .saying("return a + b;")
            .using(20L, 5L, NO, NO, NO)
            .failingAs(error),
        sample("mistral.embeddings", MISTRAL + "/embeddings", "mistral-embed")
            .telling("embd-1", "mistral-embed")
            .using(8L, 0L, NO, NO, NO)
            .failingAs(error));
  }

  private static List<Sample> others() {
    return List.of(
        sample("anthropic.messages", "https://api.anthropic.com/v1/messages", "claude-sonnet-4-5")
            .telling("msg_1", "claude-sonnet-4-5-20250929", "end_turn")
            .saying(THOUGHT, SAID)
            .using(120L, 37L, 60L, 20L, 30L)
            .failingAs("rate_limit_error"),
        sample("gemini.generate", GEMINI + "generateContent", "gemini-2.5-flash")
            .streamedAt(GEMINI + "streamGenerateContent?alt=sse")
            .telling("r1", "gemini-2.5-flash", "STOP")
            .saying(THOUGHT, SAID)
            .using(100L, 37L, 60L, NO, 30L)
            .failingAs("RESOURCE_EXHAUSTED"),
        sample("gemini.embed", GEMINI + "embedContent", "gemini-2.5-flash")
            .using(8L, 0L, NO, NO, NO)
            .failingAs("RESOURCE_EXHAUSTED"),
        sample("anthropic.vertex", VERTEX + "rawPredict", "claude-sonnet-4-5@20250929")
            .streamedAt(VERTEX + "streamRawPredict")
            .telling("msg_1", "end_turn")
            .saying(THOUGHT, SAID)
            .using(120L, 37L, 60L, 20L, 30L)
            .failingAs("RESOURCE_EXHAUSTED"),
        sample("dashscope.generation", DASHSCOPE + "aigc/text-generation/generation", "qwen-plus")
            .telling("q1", "stop")
            .saying(THOUGHT, SAID)
            .using(100L, 37L, 60L, NO, 30L)
            .failingAs("InvalidApiKey"),
        sample(
                "dashscope.embed",
                DASHSCOPE + "embeddings/text-embedding/text-embedding",
                "text-embedding-v4")
            .telling("q2")
            .using(8L, NO, NO, NO, NO)
            .failingAs("InvalidParameter"),
        sample("cohere.chat", COHERE + "/chat", "command-a-reasoning-08-2025")
            .telling("c1", "COMPLETE")
            .saying(THOUGHT, SAID)
            .using(CACHED),
        sample("cohere.embed", COHERE + "/embed", "embed-v4.0")
            .telling("e1")
            .using(8L, NO, NO, NO, NO));
  }

  private static List<Sample> ollama() {
    return List.of(
        sample("ollama.chat", OLLAMA + "/chat", "llama3.2")
            .telling("llama3.2", "stop")
            .saying(THOUGHT, SAID)
            .using(26L, 4L, NO, NO, NO),
        sample("ollama.generate", OLLAMA + "/generate", "llama3.2")
            .telling("llama3.2", "stop")
            .saying(SAID)
            .using(26L, 4L, NO, NO, NO),
        sample("ollama.embed", OLLAMA + "/embed", "nomic-embed-text")
            .telling("nomic-embed-text")
            .using(8L, NO, NO, NO, NO));
  }

  private static List<Sample> bedrock() {
    String nova = "amazon.nova-lite-v1:0";
    String claude = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    return List.of(
        bedrock("converse", nova, "converse")
            .telling("end_turn")
            .saying(THOUGHT, SAID)
            .using(120L, 7L, 60L, 20L, NO),
        bedrock("invoke.nova", nova, "invoke")
            .telling("end_turn")
            .saying(SAID)
            .using(120L, 7L, 60L, 20L, NO),
        bedrock("invoke.claude", claude, "invoke")
            .telling("msg_1", "end_turn")
            .saying(THOUGHT, SAID)
            .using(120L, 37L, 60L, 20L, 30L),
        bedrock("invoke.titan-text", "amazon.titan-text-lite-v1", "invoke")
            .telling("FINISH")
            .saying(SAID)
            .using(5L, 3L, NO, NO, NO),
        bedrock("invoke.embeddings", "amazon.titan-embed-text-v2:0", "invoke")
            .using(8L, 0L, NO, NO, NO));
  }

  private static Sample bedrock(String name, String model, String action) {
    String url = BEDROCK + model.replace(":", "%3A") + "/" + action;
    boolean converse = action.equals("converse");
    return sample("bedrock." + name, url, model)
        .streamedAt(url + (converse ? "-stream" : "-with-response-stream"));
  }

  private static Sample sample(String name, String url, String model) {
    return new Sample(name, url, url, model, List.of(), List.of(), List.of(), null);
  }

  private Samples() {}
}
