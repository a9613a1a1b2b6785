/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.gemini.Fixtures.ARRAY_URL;
import static dev.parsimony.dialect.gemini.Fixtures.EMBED;
import static dev.parsimony.dialect.gemini.Fixtures.EVENTS_URL;
import static dev.parsimony.dialect.gemini.Fixtures.GENERATE;
import static dev.parsimony.dialect.gemini.Fixtures.HOST;
import static dev.parsimony.dialect.gemini.Fixtures.WHOLE_URL;
import static dev.parsimony.dialect.gemini.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  @Test
  void generateContent_isReadInFull() {
    RequestFacts facts =
        read(
            GENERATE,
            WHOLE_URL,
            """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},
             "contents":[{"role":"user","parts":[{"text":"Hi"},{"inlineData":{"data":"AA"}}]},
               {"role":"model","parts":[{"functionCall":{"name":"f","args":{"a":1}},
                 "thoughtSignature":"c2ln"}]},
               {"parts":[{"functionResponse":{"name":"f","response":{"r":42}}}]}],
             "tools":[{"functionDeclarations":[{"name":"f"}]}],"serviceTier":"FLEX",
             "generationConfig":{"temperature":0,"topP":0.5,"topK":3,"candidateCount":1,
               "maxOutputTokens":100,"stopSequences":["END"],"seed":7,"presencePenalty":1,
               "frequencyPenalty":-1,"responseMimeType":"application/json",
               "responseSchema":{"type":"OBJECT"}}}
            """);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("gcp.gemini");
    assertThat(facts.model()).isEqualTo("gemini-2.5-flash");
    assertThat(facts.stream()).isFalse();
    assertThat(facts.tools()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.parameters())
        .hasSize(11)
        .containsEntry(Parameter.TOP_K, 3.0)
        .containsEntry(Parameter.MAX_TOKENS, 100L)
        .containsEntry(Parameter.STOP_SEQUENCES, List.of("END"))
        .containsEntry(Parameter.OUTPUT_TYPE, "json")
        .containsEntry(Parameter.SERVICE_TIER, "flex");
    assertThat(facts.systemPrompt()).isEqualTo("Be brief.");
    assertThat(facts.texts())
        .containsExactly(
            "Be brief.",
            "Hi",
            "f",
            "{\"a\":1}",
            "f",
            "{\"r\":42}",
            "[{\"functionDeclarations\":[{\"name\":\"f\"}]}]",
            "{\"type\":\"OBJECT\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1beta/models/gemini-2.5-flash, gcp.gemini, gemini-2.5-flash",
    "/v1beta/tunedModels/mine%2D1, gcp.gemini, tunedModels/mine-1",
    "/v1/projects/p/locations/l/publishers/google/models/gemini-2.5-pro,"
        + " gcp.vertex_ai, gemini-2.5-pro",
    "/v1/publishers/google/models/gemini-2.5-pro, gcp.vertex_ai, gemini-2.5-pro",
    "/v1/projects/p/locations/l/endpoints/123, gcp.vertex_ai, endpoints/123"
  })
  void theUrl_tellsModelAndProvider(String path, String provider, String model) {
    RequestFacts facts = read(GENERATE, HOST + path + ":generateContent?key=k", "{}");

    assertThat(facts.provider()).isEqualTo(provider);
    assertThat(facts.model()).isEqualTo(model);
  }

  @Test
  void onlyEvents_areAStream() {
    assertThat(read(GENERATE, EVENTS_URL, "{}").stream()).isTrue();
    assertThat(read(GENERATE, ARRAY_URL + "?key=k&%24alt=sse", "{}").stream()).isTrue();
    assertThat(read(GENERATE, ARRAY_URL, "{}").stream()).isFalse();
    assertThat(read(GENERATE, WHOLE_URL + "?alt=sse", "{}").stream()).isFalse();
  }

  @Test
  void addressed_isWithoutCredentialAndForm() {
    assertThat(GENERATE.addressed(EVENTS_URL + "&key=secret#f")).isEqualTo(WHOLE_URL);
    assertThat(GENERATE.addressed(WHOLE_URL + "?key=secret&x=1")).isEqualTo(WHOLE_URL + "?x=1");
    assertThat(GENERATE.addressed(ARRAY_URL + "?access_token=t")).isEqualTo(ARRAY_URL);
    assertThat(GENERATE.credential(EVENTS_URL + "&key=secret#f")).isEqualTo("key=secret");
    assertThat(GENERATE.credential(WHOLE_URL + "?%6Bey=secret")).isEqualTo("%6Bey=secret");
    assertThat(GENERATE.credential(WHOLE_URL + "?key=")).isNull();
    assertThat(GENERATE.credential(WHOLE_URL)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"cachedContent\":\"cachedContents/1\"', stateful",
    "'\"cached_content\":\"cachedContents/1\"', stateful",
    "'\"store\":true', stored",
    "'\"generationConfig\":{\"candidateCount\":2}', several_choices",
    "'\"generation_config\":{\"candidate_count\":2}', several_choices",
    "'\"tools\":[{\"functionDeclarations\":[]},{\"googleSearch\":{}}]', hosted_tool",
    "'\"tools\":{\"code_execution\":{}}', hosted_tool",
    "'\"contents\":[{\"parts\":[{\"fileData\":{\"fileUri\":\"gs://a\"}}]}]', file",
    "'\"contents\":{\"parts\":{\"file_data\":{\"file_uri\":\"gs://a\"}}}', file"
  })
  void whatDependsOnTheProvidersState_isNotReused(String field, String reason) {
    assertThat(read(GENERATE, WHOLE_URL, "{" + field + "}").uncacheable()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "1", "\"a\"", "[1,null,[]]", "{\"a\":{\"b\":[]}}"})
  void oddValues_tellNothing(String value) {
    for (String name : GENERATE.knownFields()) {
      RequestFacts facts = read(GENERATE, WHOLE_URL, "{\"" + name + "\":" + value + ",\"x\":1}");
      assertThat(facts.fields()).hasSize(2);
      assertThat(facts.texts()).doesNotContainNull();
    }
  }

  @Test
  void embeddings_areRead() {
    String url = HOST + "/v1beta/models/gemini-embedding-001:batchEmbedContents";
    RequestFacts batch =
        read(EMBED, url, "{\"requests\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}");
    RequestFacts one =
        read(
            EMBED,
            url.replace("batchEmbedContents", "embedContent"),
            "{\"content\":{\"parts\":[{\"text\":\"b\"}]},\"outputDimensionality\":8}");

    assertThat(batch.operation()).isEqualTo(Operation.EMBEDDINGS);
    assertThat(batch.model()).isEqualTo("gemini-embedding-001");
    assertThat(batch.texts()).containsExactly("a");
    assertThat(one.texts()).containsExactly("b");
    assertThat(one.parameters()).containsEntry(Parameter.DIMENSIONS, 8L);
  }

  @Test
  void everyFieldThatTheClientCanSend_isReviewed() throws Exception {
    String type = "dev.langchain4j.model.googleai.GeminiGenerateContentRequest";
    Set<String> sent = new TreeSet<>();
    for (Field field : Class.forName(type).getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        sent.add(field.getName());
      }
    }

    assertThat(sent).contains("contents").hasSizeGreaterThan(4);
    assertThat(GENERATE.knownFields()).containsAll(sent);
  }
}
