/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A family of models that make about the same tokens of a text, told by the name of a model: the
 * first pattern that fits counts.
 *
 * <p>The percentage is what the family makes of {@link RoughCount}, as long as no usage is known;
 * the error is wide enough for prose, code and JSON.
 */
public enum Tokenizer {
  CL100K("cl100k", 100, 25, "gpt-4", "gpt-4-*", "gpt-3.5*", "text-embedding-3-*", "*-ada-002"),
  O200K("o200k", 100, 25, "gpt-*", "chatgpt-*", "o1*", "o3*", "o4*", "codex-*"),
  CLAUDE(
      "claude",
      120,
      35,
      "*claude-2*",
      "*claude-v2*",
      "*claude-instant*",
      "*claude-3*",
      "*claude-*-4",
      "*claude-*-4@*",
      "*claude-*-4-0*",
      "*claude-*-4-1*",
      "*claude-*-4-20*",
      "*claude-*-4-5*",
      "*claude-*-4-6*"),
  CLAUDE_4_7("claude-4.7", 156, 45, "*claude-*"),
  GEMINI("gemini", 110, 35, "*gemini-*", "gemma*", "text-embedding-00*"),
  NOVA("nova", 120, 40, "*amazon.nova-*"),
  TITAN("titan", 120, 40, "*amazon.titan-*"),
  LLAMA("llama", 110, 35, "*llama*"),
  QWEN("qwen", 110, 35, "*qwen*", "qwq*", "text-embedding-v*"),
  MISTRAL(
      "mistral",
      120,
      40,
      "*mistral*",
      "*mixtral*",
      "*ministral*",
      "*codestral*",
      "*magistral*",
      "*devstral*",
      "*pixtral*"),
  COHERE("cohere", 110, 35, "*cohere.*", "command*", "c4ai-*", "embed-*"),
  DEEPSEEK("deepseek", 110, 35, "*deepseek*"),
  OTHER("other", 115, 55, "*");

  private static final int MOST_KNOWN = 500;
  private static final int LONGEST_KNOWN = 100;
  private static final String FINE_TUNED = "ft:";
  private static final Map<String, Tokenizer> KNOWN = new ConcurrentHashMap<>();

  private final String label;
  private final int percent;
  private final int errorPercent;
  private final List<String> models;

  Tokenizer(String label, int percent, int errorPercent, String... models) {
    this.label = label;
    this.percent = percent;
    this.errorPercent = errorPercent;
    this.models = Arrays.asList(models);
  }

  /** The family of a model; that of all others where nobody knows. */
  public static Tokenizer of(String model) {
    Tokenizer known = KNOWN.get(model);
    if (known == null) {
      known = find(model);
      if (KNOWN.size() < MOST_KNOWN && model.length() <= LONGEST_KNOWN) {
        KNOWN.put(model, known);
      }
    }
    return known;
  }

  private static Tokenizer find(String model) {
    String lower = model.toLowerCase(Locale.ROOT);
    String name = lower.startsWith(FINE_TUNED) ? lower.substring(FINE_TUNED.length()) : lower;
    for (Tokenizer family : values()) {
      if (family.models.stream().anyMatch(pattern -> Glob.matches(pattern, name))) {
        return family;
      }
    }
    return OTHER;
  }

  /** How telemetry and summary call it. */
  public String label() {
    return label;
  }

  /** The tokens that it makes of a hundred that are counted roughly, as documented. */
  public int percent() {
    return percent;
  }

  /** By how much the percentage may be more or less. */
  int errorPercent() {
    return errorPercent;
  }

  /** Whether its vocabulary comes with the agent, so that texts can be counted exactly. */
  boolean isOpenAi() {
    return this == CL100K || this == O200K;
  }
}
