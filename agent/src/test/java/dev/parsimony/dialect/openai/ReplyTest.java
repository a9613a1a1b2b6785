/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.fixture;
import static dev.parsimony.dialect.Bodies.text;
import static dev.parsimony.dialect.openai.Fixtures.CHAT;
import static dev.parsimony.dialect.openai.Fixtures.COMPLETIONS;
import static dev.parsimony.dialect.openai.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.openai.Fixtures.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void chat_isReadInFull() {
    ReplyFacts facts = CHAT.readReply(fixture("chat-text.json"), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.errorType()).isNull();
    assertThat(facts.id()).isEqualTo("chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT");
    assertThat(facts.model()).isEqualTo("gpt-4.1-2025-04-14");
    assertThat(facts.finishReasons()).containsExactly("stop");
    assertThat(facts.serviceTier()).isEqualTo("default");
    assertThat(facts.systemFingerprint()).isEqualTo("fp_44709d6fcb");
    assertThat(facts.toolCalls()).isFalse();
    assertThat(facts.texts()).containsExactly("Grüße aus Köln 👋 — how can I help?");
    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(1190, 10, 1024, 128, 4));
  }

  @Test
  void chatStream_isReadInFull() {
    ReplyFacts facts = CHAT.readReply(fixture("chat-stream.sse"), true);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.id()).isEqualTo("chatcmpl-9");
    assertThat(facts.finishReasons()).containsExactly("stop");
    assertThat(facts.texts()).containsExactly("Hello");
    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(8, 2, 0, Usage.UNKNOWN, Usage.UNKNOWN));
  }

  @Test
  void toolCalls_areSeen() {
    ReplyFacts facts = CHAT.readReply(fixture("chat-tools.json"), false);

    assertThat(facts.toolCalls()).isTrue();
    assertThat(facts.flaw()).isNull();
    assertThat(facts.texts()).contains("get_time", "{}");
    assertThat(CHAT.readReply(fixture("chat-function-call.json"), false).toolCalls()).isTrue();
    assertThat(RESPONSES.readReply(fixture("response-text.json"), false).toolCalls()).isTrue();
  }

  @Test
  void response_isReadInFull() {
    for (boolean stream : new boolean[] {false, true}) {
      byte[] events = fixture("response-stream.sse");
      ReplyFacts facts = RESPONSES.readReply(stream ? events : joined(events), stream);

      assertThat(facts.flaw()).isNull();
      assertThat(facts.id()).isEqualTo("resp_1");
      assertThat(facts.model()).isEqualTo("gpt-4.1-2025-04-14");
      assertThat(facts.finishReasons()).containsExactly("completed");
      assertThat(facts.texts()).containsExactly("Hi");
      assertThat(facts.usage()).usingRecursiveComparison().isEqualTo(new Usage(37, 11, 0, 0, 0));
    }
  }

  @Test
  void completionAndEmbeddings_areRead() {
    ReplyFacts completion = COMPLETIONS.readReply(fixture("completion.json"), false);
    ReplyFacts embeddings = EMBEDDINGS.readReply(fixture("embeddings.json"), false);

    assertThat(completion.flaw()).isNull();
    assertThat(completion.texts()).containsExactly("\n\nThis is indeed a test");
    assertThat(embeddings.flaw()).isNull();
    assertThat(embeddings.model()).isEqualTo("text-embedding-3-small");
    assertThat(embeddings.usage()).usingRecursiveComparison().isEqualTo(Usage.of(8, Usage.UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "incomplete_reply | {\"choices\":[{\"finish_reason\":null,\"message\":{\"content\":\"x\"}}]}",
        "incomplete_reply | {\"choices\":[{\"message\":{\"content\":\"x\"}}]}",
        "incomplete_reply | {\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"x\"}}]}",
        "incomplete_reply | {\"choices\":[{\"finish_reason\":\"odd\",\"message\":{\"content\":\"x\"}}]}",
        "incomplete_reply | {\"choices\":[{\"finish_reason\":7,\"message\":{\"content\":\"x\"}}]}",
        "incomplete_reply | {\"choices\":[7,null]}",
        "filtered | {\"choices\":[{\"finish_reason\":\"content_filter\",\"message\":{\"content\":\"x\"}}]}",
        "refused | {\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"refusal\":\"no\"}}]}",
        "failed_reply | {\"error\":{\"message\":\"m\",\"type\":\"server_error\"}}",
        "failed_reply | {\"error\":\"m\",\"choices\":[]}",
        "failed_reply | {\"choices\":[{\"finish_reason\":\"error\",\"message\":{\"content\":\"x\"}}]}",
        "empty_reply | {}",
        "empty_reply | {\"choices\":null}",
        "empty_reply | {\"choices\":{}}",
        "empty_reply | {\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"\"}}]}",
        "empty_reply | {\"choices\":[{\"finish_reason\":\"stop\",\"message\":null}]}",
        "empty_reply | {\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\" \\n\"}}]}",
        "malformed | []",
        "malformed | null",
        "malformed | {\"choices\":[",
        "malformed | <html>",
      })
  void chat_thatIsNoGoodAnswer_saysWhy(String flaw, String body) {
    assertThat(CHAT.readReply(bytes(body), false).flaw()).isEqualTo(flaw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "incomplete_reply | {\"status\":\"in_progress\",\"output\":[]}",
        "incomplete_reply | {\"status\":\"queued\"}",
        "incomplete_reply | {\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}",
        "incomplete_reply | {}",
        "incomplete_reply | {\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"status\":\"incomplete\"}]}",
        "filtered | {\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"content_filter\"}}",
        "refused | {\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"refusal\",\"refusal\":\"no\"}]}]}",
        "failed_reply | {\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}",
        "failed_reply | {\"status\":\"cancelled\"}",
        "failed_reply | {\"error\":{\"message\":\"m\"}}",
        "empty_reply | {\"status\":\"completed\",\"output\":[]}",
        "empty_reply | {\"status\":\"completed\",\"output\":[{\"type\":\"reasoning\"}]}",
        "malformed | x",
      })
  void response_thatIsNoGoodAnswer_saysWhy(String flaw, String body) {
    assertThat(RESPONSES.readReply(bytes(body), false).flaw()).isEqualTo(flaw);
  }

  @Test
  void errorType_isTheProvidersNameAndNeverASentence() {
    assertThat(error("{\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}"))
        .isEqualTo("rate_limit_exceeded");
    assertThat(error("{\"type\":\"server_error\",\"code\":null}")).isEqualTo("server_error");
    assertThat(error("{\"type\":\"your prompt: secret\"}")).isNull();
    assertThat(error("{\"type\":\"" + "x".repeat(65) + "\"}")).isNull();
    assertThat(error("\"secret\"")).isNull();
    assertThat(error("7")).isNull();
  }

  @Test
  void errorEvents_areFailures() {
    byte[] chat = bytes("data: {\"error\":{\"type\":\"server_error\"}}\n\n");
    byte[] plain =
        bytes(
            "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"m\","
                + "\"param\":null,\"sequence_number\":1}\n\n");
    byte[] nested =
        bytes("data: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\"}}\n\n");
    byte[] failed =
        bytes(
            "data: {\"type\":\"response.failed\",\"response\":{\"id\":\"r\",\"status\":\"failed\","
                + "\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}}\n\n");

    assertThat(CHAT.readReply(chat, true).flaw()).isEqualTo("failed_reply");
    assertThat(CHAT.readReply(chat, true).errorType()).isEqualTo("server_error");
    assertThat(RESPONSES.readReply(plain, true).flaw()).isEqualTo("failed_reply");
    assertThat(RESPONSES.readReply(plain, true).errorType()).isEqualTo("server_error");
    assertThat(RESPONSES.readReply(nested, true).errorType()).isEqualTo("invalid_request_error");
    assertThat(RESPONSES.readReply(failed, true).flaw()).isEqualTo("failed_reply");
    assertThat(RESPONSES.readReply(failed, true).errorType()).isEqualTo("server_error");
    assertThat(RESPONSES.readReply(failed, true).id()).isEqualTo("r");
  }

  @Test
  void streamWithoutItsEnd_isIncomplete() {
    String stream = text(fixture("chat-stream.sse"));

    assertThat(CHAT.readReply(bytes(stream.replace("data: [DONE]\n\n", "")), true).flaw())
        .isEqualTo("incomplete_reply");
    assertThat(CHAT.readReply(bytes(stream.replace("[DONE]\n\n", "[DONE]")), true).flaw()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[]}",
        "{\"data\":[{\"index\":0,\"embedding\":[0.5]},{\"index\":1,\"embedding\":[]}]}",
        "{\"data\":[{\"index\":0,\"embedding\":\"\"}]}",
        "{\"data\":[{\"index\":0}]}"
      })
  void embeddingsWithoutAVector_areEmpty(String body) {
    assertThat(EMBEDDINGS.readReply(bytes(body), false).flaw()).isEqualTo("empty_reply");
  }

  @Test
  void streamWithAnEventThatIsNoChunk_isMalformed() {
    String stream = text(fixture("chat-stream.sse"));
    String failing =
        stream.replace(
            "data: [DONE]", "event: error\ndata: {\"message\":\"overloaded\"}\n\ndata: [DONE]");

    assertThat(CHAT.readReply(bytes(failing), true).flaw()).isEqualTo("malformed");
    assertThatThrownBy(() -> CHAT.joinStream(bytes(failing)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void truncatedStreams_tellWhatCame() {
    String chat = text(fixture("chat-stream.sse"));
    String response = text(fixture("response-stream.sse"));
    ReplyFacts first = CHAT.readReply(bytes(chat.substring(0, chat.indexOf("data: {", 700))), true);
    ReplyFacts second =
        RESPONSES.readReply(
            bytes(response.substring(0, response.indexOf("event: response.completed"))), true);

    assertThat(first.id()).isEqualTo("chatcmpl-9");
    assertThat(first.texts()).containsExactly("Hello");
    assertThat(first.usage()).isNull();
    assertThat(second.id()).isEqualTo("resp_1");
    assertThat(second.texts()).containsExactly("Hi");
    assertThat(second.flaw()).isEqualTo("incomplete_reply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prompt_tokens\":\"8\",\"completion_tokens\":\"2\"}",
        "{\"prompt_tokens\":-8,\"completion_tokens\":99999999999999999999}",
        "{\"prompt_tokens\":1.5,\"completion_tokens\":1e3}",
        "{\"prompt_tokens\":1000000000001,\"completion_tokens\":null}",
        "{\"prompt_tokens\":{},\"completion_tokens\":[1]}",
        "{}",
        "[]",
        "null",
        "7",
        "\"8\""
      })
  void usageThatCannotBeTrue_isNoUsage(String usage) {
    assertThat(usage(usage)).isNull();
  }

  @Test
  void usageDetailsThatCannotBeTrue_areUnknown() {
    assertThat(
            usage(
                "{\"prompt_tokens\":10,\"completion_tokens\":5,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":11,\"cache_write_tokens\":-1},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":6}}"))
        .usingRecursiveComparison()
        .isEqualTo(Usage.of(10, 5));
    assertThat(
            usage(
                "{\"prompt_tokens\":10,\"prompt_tokens_details\":null,"
                    + "\"completion_tokens_details\":\"x\"}"))
        .usingRecursiveComparison()
        .isEqualTo(Usage.of(10, Usage.UNKNOWN));
  }

  @Test
  void damagedReplies_neverThrow() {
    Random random = new Random(7);
    List<String> names =
        List.of(
            "chat-text.json",
            "chat-tools.json",
            "chat-logprobs.json",
            "chat-stream.sse",
            "response-text.json",
            "response-stream.sse",
            "completion.json",
            "embeddings.json",
            "message-tools.json",
            "message-stream.sse");
    int flawed = 0;
    for (int i = 0; i < 4_000; i++) {
      String name = names.get(i % names.size());
      byte[] body = fixture(name);
      for (int k = random.nextInt(6); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) "{}[]\":,0\n nulx".charAt(random.nextInt(14));
      }
      body = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
      for (Dialect dialect : Dialects.all()) {
        ReplyFacts facts = dialect.readReply(body, name.endsWith(".sse"));
        assertThat(facts.texts()).doesNotContainNull();
        flawed += facts.flaw() == null || !(dialect instanceof OpenAiDialect) ? 0 : 1;
      }
    }
    assertThat(flawed).isBetween(8_000, 4_000 * Dialects.all().size() - 100);
  }

  @Test
  void emptyAndOddBodies_haveAFlaw() {
    String deep = "[".repeat(100_000);
    for (Dialect dialect : Dialects.all()) {
      for (boolean stream : new boolean[] {false, true}) {
        assertThat(dialect.readReply(new byte[0], stream).flaw()).isEqualTo("empty_reply");
        assertThat(dialect.readReply(bytes("data: " + deep + "\n\n"), stream).flaw())
            .isEqualTo("malformed");
        assertThat(dialect.readReply(bytes(deep), stream).flaw()).isNotNull();
      }
    }
  }

  @Test
  void tenThousandTinyChunks_areReadAndJoined() throws Exception {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      stream.append("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"}}]}\n\n");
    }
    stream
        .append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],")
        .append("\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":10000}}\n\n")
        .append("data: [DONE]\n\n");

    assertThat(CHAT.readReply(bytes(stream.toString()), true).flaw()).isNull();
    assertThat(text(CHAT.joinStream(bytes(stream.toString())))).contains("x".repeat(10_000));
  }

  private static byte[] joined(byte[] stream) {
    try {
      return RESPONSES.joinStream(stream);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable String error(String error) {
    return CHAT.readReply(bytes("{\"error\":" + error + "}"), false).errorType();
  }

  private static @Nullable Usage usage(String usage) {
    return CHAT.readReply(bytes("{\"usage\":" + usage + "}"), false).usage();
  }
}
