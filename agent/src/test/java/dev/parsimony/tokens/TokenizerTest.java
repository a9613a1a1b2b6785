/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini, O200K",
    "gpt-4.1, O200K",
    "gpt-5-nano, O200K",
    "o3, O200K",
    "chatgpt-4o-latest, O200K",
    "gpt-4, CL100K",
    "gpt-4-turbo-2024-04-09, CL100K",
    "gpt-3.5-turbo, CL100K",
    "ft:gpt-3.5-turbo:acme::1, CL100K",
    "ft:gpt-4o:acme::1, O200K",
    "text-embedding-3-large, CL100K",
    "text-embedding-ada-002, CL100K",
    "text-embedding-004, GEMINI",
    "text-embedding-v4, QWEN",
    "claude-2.1, CLAUDE",
    "claude-3-5-haiku-latest, CLAUDE",
    "claude-sonnet-4-20250514, CLAUDE",
    "claude-opus-4@20250514, CLAUDE",
    "claude-opus-4-1, CLAUDE",
    "claude-haiku-4-5-20251001, CLAUDE",
    "claude-sonnet-4-6, CLAUDE",
    "eu.anthropic.claude-haiku-4-5-20251001-v1:0, CLAUDE",
    "claude-opus-4-7, CLAUDE_4_7",
    "claude-opus-4-8, CLAUDE_4_7",
    "claude-haiku-5-5, CLAUDE_4_7",
    "claude-of-next-year, CLAUDE_4_7",
    "global.anthropic.claude-sonnet-5-v1:0, CLAUDE_4_7",
    "gemini-2.5-flash, GEMINI",
    "amazon.nova-lite-v1:0, NOVA",
    "us.amazon.nova-pro-v1:0, NOVA",
    "amazon.titan-embed-text-v2:0, TITAN",
    "meta.llama3-1-8b-instruct-v1:0, LLAMA",
    "llama3.2, LLAMA",
    "qwen-plus, QWEN",
    "open-mixtral-8x7b, MISTRAL",
    "codestral-latest, MISTRAL",
    "command-r-plus, COHERE",
    "cohere.embed-english-v3, COHERE",
    "deepseek-chat, DEEPSEEK",
    "MISTRAL-LARGE, MISTRAL",
    "my-deployment, OTHER",
    "'', OTHER",
    "claude, OTHER",
  })
  void family_followsTheModel(String model, Tokenizer family) {
    assertThat(Tokenizer.of(model)).isSameAs(family);
    assertThat(Tokenizer.of(model)).isSameAs(family);
  }

  @Test
  void anyNumberOfNames_isToldApart() {
    assertThat(IntStream.range(0, 20_000).mapToObj(i -> Tokenizer.of("qwen-" + i)))
        .containsOnly(Tokenizer.QWEN);
    assertThat(Tokenizer.of("x".repeat(1_000_000) + "-llama")).isSameAs(Tokenizer.LLAMA);
  }
}
