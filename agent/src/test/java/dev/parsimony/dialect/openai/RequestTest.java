/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.read;
import static dev.parsimony.dialect.Bodies.request;
import static dev.parsimony.dialect.openai.Fixtures.CHAT;
import static dev.parsimony.dialect.openai.Fixtures.COMPLETIONS;
import static dev.parsimony.dialect.openai.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.openai.Fixtures.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

  @Test
  void chat_isReadInFull() {
    RequestFacts facts =
        read(
            CHAT,
            """
            {"model":"gpt-4.1","messages":[
              {"role":"system","content":"Be brief."},
              {"role":"developer","content":[{"type":"text","text":"Be kind."}]},
              {"role":"user","name":"ann","content":[{"type":"text","text":"Hi"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AA"}}]},
              {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",
                "function":{"name":"f","arguments":"{}"}}]}],
             "tools":[{"type":"function","function":{"name":"f"}}],
             "temperature":0,"top_p":0.5,"frequency_penalty":-1,"presence_penalty":1e0,
             "max_completion_tokens":100,"seed":7,"n":1,"stop":"END","service_tier":"flex",
             "response_format":{"json_schema":{"type":"x"},"type":"json_schema"},
             "stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}}
            """);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("openai");
    assertThat(facts.model()).isEqualTo("gpt-4.1");
    assertThat(facts.stream()).isTrue();
    assertThat(facts.usageInStream()).isTrue();
    assertThat(facts.tools()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.parameters())
        .hasSize(10)
        .containsEntry(Parameter.TEMPERATURE, 0.0)
        .containsEntry(Parameter.TOP_P, 0.5)
        .containsEntry(Parameter.FREQUENCY_PENALTY, -1.0)
        .containsEntry(Parameter.PRESENCE_PENALTY, 1.0)
        .containsEntry(Parameter.MAX_TOKENS, 100L)
        .containsEntry(Parameter.SEED, 7L)
        .containsEntry(Parameter.CHOICE_COUNT, 1L)
        .containsEntry(Parameter.STOP_SEQUENCES, List.of("END"))
        .containsEntry(Parameter.SERVICE_TIER, "flex")
        .containsEntry(Parameter.OUTPUT_TYPE, "json");
    assertThat(facts.systemPrompt()).isEqualTo("Be brief.\nBe kind.");
    assertThat(facts.texts())
        .containsExactly(
            "Be brief.",
            "Be kind.",
            "ann",
            "Hi",
            "f",
            "{}",
            "[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]",
            "{\"json_schema\":{\"type\":\"x\"},\"type\":\"json_schema\"}");
  }

  @Test
  void response_isReadInFull() {
    RequestFacts facts =
        read(
            RESPONSES,
            """
            {"model":"gpt-5","instructions":"Be brief.","store":false,"max_output_tokens":9,
             "text":{"verbosity":"low","format":{"type":"text"}},
             "input":[{"role":"developer","content":"Be kind."},
               {"type":"function_call_output","call_id":"c","output":"42"},
               {"type":"reasoning","id":"rs_1","summary":[]}],
             "tools":[{"type":"custom","name":"sql"}]}
            """);

    assertThat(facts.uncacheable()).isEmpty();
    assertThat(facts.stream()).isFalse();
    assertThat(facts.usageInStream()).isTrue();
    assertThat(facts.parameters())
        .hasSize(2)
        .containsEntry(Parameter.MAX_TOKENS, 9L)
        .containsEntry(Parameter.OUTPUT_TYPE, "text");
    assertThat(facts.systemPrompt()).isEqualTo("Be brief.\nBe kind.");
    assertThat(facts.texts())
        .contains("Be brief.", "Be kind.", "42", "[{\"type\":\"custom\",\"name\":\"sql\"}]");
  }

  @Test
  void embeddingsAndCompletions_areRead() {
    RequestFacts embeddings =
        read(
            EMBEDDINGS,
            "{\"input\":[\"a\",\"b\"],\"model\":\"e\",\"dimensions\":8,"
                + "\"encoding_format\":\"base64\"}");
    RequestFacts completion =
        read(COMPLETIONS, "{\"prompt\":\"p\",\"model\":\"c\",\"stop\":[\"x\",1]}");

    assertThat(embeddings.operation()).isEqualTo(Operation.EMBEDDINGS);
    assertThat(embeddings.texts()).containsExactly("a", "b");
    assertThat(embeddings.parameters())
        .containsEntry(Parameter.DIMENSIONS, 8L)
        .containsEntry(Parameter.ENCODING_FORMATS, List.of("base64"));
    assertThat(completion.operation()).isEqualTo(Operation.TEXT_COMPLETION);
    assertThat(completion.texts()).containsExactly("p");
    assertThat(completion.parameter(Parameter.STOP_SEQUENCES)).isEqualTo(List.of("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "several_choices | {\"n\":2}",
        "several_choices | {\"n\":\"2\"}",
        "several_choices | {\"n\":1e1}",
        "stored | {\"store\":true}",
        "audio | {\"modalities\":[\"text\",\"audio\"]}",
        "audio | {\"audio\":{\"voice\":\"alloy\",\"format\":\"mp3\"}}",
        "hosted_tool | {\"web_search_options\":{}}",
        "hosted_tool | {\"tools\":[{\"type\":\"function\"},{\"type\":\"web_search\"}]}",
        "hosted_tool | {\"tools\":[{\"name\":\"untyped\"}]}",
        "hosted_tool | {\"tools\":[\"web_search\"]}",
        "hosted_tool | {\"data_sources\":[{\"type\":\"azure_search\"}]}",
        "hosted_tool | {\"dataSources\":[{\"type\":\"AzureCognitiveSearch\"}]}",
        "hosted_tool | {\"plugins\":[{\"id\":\"web\"}]}",
        "hosted_tool | {\"enable_search\":true}",
        "hosted_tool | {\"search_parameters\":{\"mode\":\"auto\"}}",
        "hosted_tool | {\"search_recency_filter\":\"day\"}",
        "hosted_tool | {\"model\":\"gpt-4o-search-preview\"}",
        "hosted_tool | {\"model\":\"perplexity/Sonar-pro\"}",
        "hosted_tool | {\"model\":\"openai/gpt-4o:online\"}",
        "hosted_tool | {\"model\":\"groq/compound-mini\"}",
        "file | {\"messages\":[{\"role\":\"user\",\"content\":[{\"file\":{\"file_id\":\"f\"}}]}]}",
        "image_by_url | {\"messages\":[{\"content\":[{\"image_url\":{\"url\":\"https://a/b\"}}]}]}",
        "image_by_url | {\"messages\":[{\"content\":[{\"image_url\":\"HTTP://a/b\"}]}]}",
        "file | {\"messages\":[{\"content\":[{\"video_url\":{\"url\":\"https://a/b\"}}]}]}",
        "stateful | {\"messages\":[{\"role\":\"assistant\",\"audio\":{\"id\":\"audio_1\"}}]}",
      })
  void chat_thatMustNotBeReused_saysWhy(String reason, String body) {
    assertThat(read(CHAT, body).uncacheable()).containsExactly(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"n\":1,\"store\":false,\"audio\":null,\"modalities\":[\"text\"]}",
        "{\"n\":null,\"store\":null,\"web_search_options\":null,\"tools\":null}",
        "{\"n\":1.0,\"tools\":[],\"functions\":[]}",
        "{\"data_sources\":[],\"plugins\":[],\"enable_search\":false,\"model\":\"research-search\"}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"file_id https://example.com/a.png\"}]}",
        "{\"messages\":[{\"content\":[{\"image_url\":{\"url\":\"DATA:image/png;base64,AA\"}}]}]}",
        "{\"messages\":[{\"content\":[{\"type\":\"file\",\"file\":{\"file_id\":null}}]}]}",
        "{\"tools\":[{\"type\":\"function\",\"function\":{\"parameters\":{\"properties\":"
            + "{\"file_id\":{\"type\":\"string\"},\"image_url\":{\"type\":\"http\"}}}}}]}"
      })
  void chat_thatMayBeReused_hasNoReason(String body) {
    assertThat(read(CHAT, body).uncacheable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stateful | {\"previous_response_id\":\"resp_1\"}",
        "stateful | {\"conversation\":\"conv_1\"}",
        "stateful | {\"conversation\":{\"id\":\"conv_1\"}}",
        "stateful | {\"prompt\":{\"id\":\"pmpt_1\"}}",
        "stateful | {\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]}",
        "stateful | {\"input\":[{\"type\":null,\"id\":\"msg_1\"}]}",
        "stateful | {\"input\":[{\"id\":\"msg_1\"},{\"role\":\"user\",\"content\":\"x\"}]}",
        "background | {\"background\":true}",
        "hosted_tool | {\"tools\":[{\"type\":\"mcp\"}]}",
        "hosted_tool | {\"model\":\"o4-mini-deep-research\"}",
        "hosted_tool | {\"input\":[{\"type\":\"additional_tools\",\"tools\":[]}]}",
        "file | {\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"file_id\":\"f\"}]}]}",
        "file | {\"input\":[{\"role\":\"user\",\"content\":[{\"file_url\":\"https://a/b.pdf\"}]}]}",
        "image_by_url | {\"input\":[{\"role\":\"user\",\"content\":[{\"image_url\":\"https://a/b\"}]}]}",
      })
  void response_thatMustNotBeReused_saysWhy(String reason, String body) {
    String unstored = body.replaceFirst("\\{", "{\"store\":false,");

    assertThat(read(RESPONSES, unstored).uncacheable()).containsExactly(reason);
  }

  @Test
  void response_fileSearch_hasBothReasons() {
    assertThat(
            read(RESPONSES, "{\"store\":false,\"tools\":[{\"type\":\"file_search\"}]}")
                .uncacheable())
        .containsExactlyInAnyOrder("file", "hosted_tool");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"store\":null}", "{\"store\":true}", "{\"store\":0}"})
  void response_isStored_unlessItSaysFalse(String body) {
    assertThat(read(RESPONSES, body).uncacheable()).containsExactly("stored");
  }

  @Test
  void response_conversation_isNamed() {
    assertThat(read(RESPONSES, "{\"conversation\":\"a\"}").parameter(Parameter.CONVERSATION_ID))
        .isEqualTo("a");
    assertThat(
            read(RESPONSES, "{\"conversation\":{\"x\":{},\"id\":\"b\"}}")
                .parameter(Parameter.CONVERSATION_ID))
        .isEqualTo("b");
  }

  @Test
  void fields_standExactlyWhereTheirValuesAre() {
    String body =
        " {\"a\" : 1e5 ,\"b\":\"é\\\"}\\u00e9👋\",\t\"ü\":[1, {\"x\":\"]\"}] , \"a\":-0.0,\n"
            + "\"c\":true,\"d\":null,\"\":{ },\"e\":\"\",\"f\":1} ";

    RequestFacts facts = read(CHAT, body);

    assertThat(facts.fields())
        .extracting(Field::name)
        .containsExactly("a", "b", "ü", "a", "c", "d", "", "e", "f");
    assertThat(spans(facts))
        .containsExactly(
            "1e5",
            "\"é\\\"}\\u00e9👋\"",
            "[1, {\"x\":\"]\"}]",
            "-0.0",
            "true",
            "null",
            "{ }",
            "\"\"",
            "1");
  }

  @Test
  void duplicateFields_areAllThere_andTheLastOneCounts() {
    RequestFacts facts =
        read(CHAT, "{\"model\":\"a\",\"stream\":true,\"model\":\"b\",\"stream\":false}");

    assertThat(facts.fields()).hasSize(4);
    assertThat(facts.model()).isEqualTo("b");
    assertThat(facts.stream()).isFalse();
  }

  @Test
  void longPrompt_isRead() {
    String prompt = "ü👋\\n".repeat(400_000);

    RequestFacts facts =
        read(CHAT, "{\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}],\"n\":2}");

    assertThat(facts.uncacheable()).containsExactly("several_choices");
    assertThat(facts.texts().get(0)).hasSize(400_000 * 4);
    assertThat(read(RESPONSES, "{\"input\":\"" + prompt + "\"}").fields().get(0).end())
        .isEqualTo("{\"input\":\"".length() + bytes(prompt).length + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"x\"",
        "7",
        "null",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1}{",
        "{\"a\":1} x",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":'x'}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":NaN}",
        "// c\n{}",
        "\uFEFF{}",
        "{\"a\":tru}",
        "{\"n\":-}"
      })
  void whatIsNoJsonObject_isRejected(String body) {
    for (Dialect dialect : Dialects.all()) {
      assertThatThrownBy(() -> dialect.readRequest(request(bytes(body))))
          .isInstanceOf(MalformedBodyException.class);
    }
  }

  @Test
  void otherEncodings_areRejected() {
    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] body = "{\"model\":\"x\"}".getBytes(charset);
      assertThatThrownBy(() -> CHAT.readRequest(request(body)))
          .isInstanceOf(MalformedBodyException.class);
    }
    byte[] latin = "{\"model\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CHAT.readRequest(request(latin)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void deepNesting_isRejectedWhereverItStands() {
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    for (String field : List.of("messages", "input", "tools", "stop", "text", "n", "x")) {
      for (Dialect dialect : Dialects.all()) {
        assertThatThrownBy(
                () -> dialect.readRequest(request(bytes("{\"" + field + "\":" + deep + "}"))))
            .isInstanceOf(MalformedBodyException.class);
      }
    }
  }

  @Test
  void nestingBelowTheLimit_isReadWithItsTexts() {
    String deep = "[".repeat(900) + "\"x\"" + "]".repeat(900);

    assertThat(read(CHAT, "{\"messages\":" + deep + "}").texts()).containsExactly("x");
  }

  @Test
  void valuesOfUnexpectedTypes_tellNothing() {
    List<String> values =
        List.of(
            "null",
            "true",
            "7",
            "-1e99",
            "\"x\"",
            "[]",
            "[[1],{\"a\":[]}]",
            "{}",
            "{\"type\":{\"type\":[]},\"id\":{},\"format\":7,\"include_usage\":{}}");
    for (Dialect dialect : Dialects.all()) {
      for (String name : ((JsonDialect) dialect).knownFields()) {
        for (String value : values) {
          RequestFacts facts = read(dialect, "{\"" + name + "\":" + value + ",\"z\":1}");
          assertThat(facts.fields()).extracting(Field::name).containsExactly(name, "z");
          assertThat(spans(facts)).containsExactly(value, "1");
          assertThat(facts.texts()).doesNotContainNull();
          assertThat(facts.systemPrompt()).isNotNull();
        }
      }
    }
  }

  @Test
  void manyFields_areAllFound() {
    StringBuilder body = new StringBuilder("{\"model\":\"m\"");
    for (int i = 0; i < 50_000; i++) {
      body.append(",\"field")
          .append(i)
          .append("\":{\"nested")
          .append(i)
          .append("\":")
          .append(i)
          .append('}');
    }

    RequestFacts facts = read(CHAT, body.append('}').toString());

    assertThat(facts.fields()).hasSize(50_001);
    assertThat(facts.fields().get(50_000).name()).isEqualTo("field49999");
  }

  @Test
  void requestsReadAtTheSameTime_doNotDisturbEachOther() {
    List<String> prompts =
        IntStream.range(0, 2_000).mapToObj(i -> "p" + i + "-é".repeat(i % 300)).toList();

    List<String> read =
        prompts.parallelStream()
            .map(p -> read(CHAT, "{\"k" + p + "\":1,\"messages\":[{\"content\":\"" + p + "\"}]}"))
            .map(facts -> facts.texts().get(0) + facts.fields().get(0).name())
            .toList();

    assertThat(read).isEqualTo(prompts.stream().map(p -> p + "k" + p).toList());
  }

  @Test
  void damagedBodies_areReadOrRejected() {
    byte[] good =
        bytes(
            "{\"model\":\"gpt\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"é\\u00e9\"},{\"image_url\":{\"url\":\"https://x\"}}]}],\"tools\":[{"
                + "\"type\":\"function\"}],\"stop\":[\"a\"],\"n\":1.5e3,\"store\":false}");
    Random random = new Random(42);
    int read = 0;
    int rejected = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] body = good.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      body = random.nextInt(4) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
      try {
        RequestFacts facts = CHAT.readRequest(request(body));
        assertThat(facts.texts()).isNotNull();
        read++;
      } catch (MalformedBodyException e) {
        rejected++;
      }
    }
    assertThat(read).isPositive();
    assertThat(rejected).isPositive();
  }

  @Test
  void azureUrl_namesTheModelAndTheProvider() throws Exception {
    WireRequest request =
        new WireRequest(
            "POST",
            "https://x.openai.azure.com/openai/deployments/my-gpt/chat/completions?api-version=1",
            WireHeaders.NONE,
            bytes("{\"messages\":[]}"));

    assertThat(CHAT.readRequest(request).model()).isEqualTo("my-gpt");
    assertThat(CHAT.readRequest(request).provider()).isEqualTo("azure.ai.openai");
    assertThat(CHAT.readRequest(request.withBody(bytes("{\"model\":\"m\"}"))).model())
        .isEqualTo("m");
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.dialect.Dialects#all")
  void failures_quoteNothing(Dialect dialect) {
    assertThatThrownBy(() -> dialect.readRequest(request(bytes("{\"messages\":\"secret\" x}"))))
        .isInstanceOf(MalformedBodyException.class)
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  private static List<String> spans(RequestFacts facts) {
    byte[] body = facts.request().body();
    return facts.fields().stream()
        .map(f -> new String(body, f.start(), f.end() - f.start(), StandardCharsets.UTF_8))
        .collect(Collectors.toList());
  }
}
