/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import static dev.parsimony.dialect.ollama.Fixtures.CHAT;
import static dev.parsimony.dialect.ollama.Fixtures.EMBED;
import static dev.parsimony.dialect.ollama.Fixtures.GENERATE;
import static dev.parsimony.dialect.ollama.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestTest {

  @Test
  void chat_isReadInFull() {
    RequestFacts facts =
        read(
            CHAT,
            """
            {"model":"llama3.2","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"user","content":"Hi","images":["AAAA"]},
              {"role":"assistant","thinking":"Hm.","content":"","tool_calls":[
                {"function":{"name":"f","arguments":{"a":1}}}]},
              {"role":"tool","tool_name":"f","content":"42"}],
             "tools":[{"type":"function","function":{"name":"f"}}],"format":{"type":"object"},
             "options":{"temperature":0,"top_p":0.5,"seed":7,"num_predict":100,"stop":["END"],
               "num_ctx":4096,"presence_penalty":1,"frequency_penalty":-1},
             "keep_alive":300,"stream":false}
            """);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("ollama");
    assertThat(facts.model()).isEqualTo("llama3.2");
    assertThat(facts.stream()).isFalse();
    assertThat(facts.tools()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.parameters())
        .hasSize(8)
        .containsEntry(Parameter.TEMPERATURE, 0.0)
        .containsEntry(Parameter.TOP_P, 0.5)
        .containsEntry(Parameter.FREQUENCY_PENALTY, -1.0)
        .containsEntry(Parameter.PRESENCE_PENALTY, 1.0)
        .containsEntry(Parameter.MAX_TOKENS, 100L)
        .containsEntry(Parameter.SEED, 7L)
        .containsEntry(Parameter.STOP_SEQUENCES, List.of("END"))
        .containsEntry(Parameter.OUTPUT_TYPE, "json");
    assertThat(facts.systemPrompt()).isEqualTo("Be brief.");
    assertThat(facts.texts())
        .containsExactly(
            "Be brief.",
            "Hi",
            "Hm.",
            "f",
            "{\"a\":1}",
            "42",
            "[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]",
            "{\"type\":\"object\"}");
  }

  @Test
  void generateAndEmbed_areRead() {
    RequestFacts generate =
        read(
            GENERATE,
            "{\"model\":\"m\",\"system\":\"Be kind.\",\"prompt\":\"Hi\",\"format\":\"json\"}");
    RequestFacts embed = read(EMBED, "{\"model\":\"e\",\"input\":[\"a\",\"b\"],\"dimensions\":8}");

    assertThat(generate.operation()).isEqualTo(Operation.TEXT_COMPLETION);
    assertThat(generate.systemPrompt()).isEqualTo("Be kind.");
    assertThat(generate.texts()).containsExactly("Be kind.", "Hi");
    assertThat(generate.parameters()).containsEntry(Parameter.OUTPUT_TYPE, "json");
    assertThat(embed.operation()).isEqualTo(Operation.EMBEDDINGS);
    assertThat(embed.stream()).isFalse();
    assertThat(embed.texts()).containsExactly("a", "b");
    assertThat(embed.parameters()).containsEntry(Parameter.DIMENSIONS, 8L);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', true",
    "'{\"stream\":true}', true",
    "'{\"stream\":null}', true",
    "'{\"stream\":false}', false"
  })
  void answersStream_unlessToldNotTo(String body, boolean streamed) {
    assertThat(read(CHAT, body).stream()).isEqualTo(streamed);
    assertThat(read(GENERATE, body).stream()).isEqualTo(streamed);
  }

  @ParameterizedTest
  @CsvSource({"'[1,2]', stateful", "'[]', ", "null, "})
  void aConversationThatGoesOn_isNotReused(String context, String reason) {
    assertThat(read(GENERATE, "{\"context\":" + context + "}").uncacheable())
        .isEqualTo(reason == null ? List.of() : List.of(reason));
  }

  @ParameterizedTest
  @MethodSource("requestTypes")
  void everyFieldThatTheClientCanSend_isReviewed(JsonDialect dialect, String type)
      throws Exception {
    Set<String> sent = new TreeSet<>();
    for (Field field : Class.forName("dev.langchain4j.model.ollama." + type).getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        sent.add(field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
      }
    }

    assertThat(sent).contains("model").hasSizeGreaterThan(2);
    assertThat(dialect.knownFields()).containsAll(sent);
  }

  static Stream<Arguments> requestTypes() {
    return Stream.of(
        Arguments.of(CHAT, "OllamaChatRequest"),
        Arguments.of(GENERATE, "CompletionRequest"),
        Arguments.of(EMBED, "EmbeddingRequest"));
  }
}
