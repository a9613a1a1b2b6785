/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.bedrock.Fixtures.CLAUDE;
import static dev.parsimony.dialect.bedrock.Fixtures.CONVERSE;
import static dev.parsimony.dialect.bedrock.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.bedrock.Fixtures.NOVA;
import static dev.parsimony.dialect.bedrock.Fixtures.TITAN;
import static dev.parsimony.dialect.bedrock.Fixtures.TOOL;
import static dev.parsimony.dialect.bedrock.Fixtures.WHOLE;
import static dev.parsimony.dialect.bedrock.Fixtures.bytes;
import static dev.parsimony.dialect.bedrock.Fixtures.chunks;
import static dev.parsimony.dialect.bedrock.Fixtures.frames;
import static dev.parsimony.dialect.bedrock.Fixtures.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

class ReplyTest {

  private static final byte[] TITAN_STREAM =
      chunks(
          "{\"outputText\":\"Hel\",\"index\":0,\"totalOutputTextTokenCount\":null,"
              + "\"completionReason\":null,\"inputTextTokenCount\":3}",
          "{\"outputText\":\"lo\",\"index\":0,\"totalOutputTextTokenCount\":2,"
              + "\"completionReason\":\"FINISH\",\"inputTextTokenCount\":null,"
              + "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":3}}");

  @Test
  void answer_isReadInFull() {
    ReplyFacts facts = CONVERSE.readReply(bytes(WHOLE), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.errorType()).isNull();
    assertThat(facts.model()).isNull();
    assertThat(facts.finishReasons()).containsExactly("end_turn");
    assertThat(facts.texts()).containsExactly("Grüße 👋");
    assertThat(facts.toolCalls()).isFalse();
    assertThat(facts.serviceTier()).isNull();
    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(150, 10, 100, 30, Usage.UNKNOWN));
  }

  @Test
  void toolCalls_areSeen() {
    ReplyFacts facts = CONVERSE.readReply(bytes(TOOL), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.toolCalls()).isTrue();
    assertThat(facts.serviceTier()).isEqualTo("default");
    assertThat(facts.texts())
        .containsExactly(
            "Let me look.", "Looking.", "get_time", "{\"zone\":\"UTC\",\"n\":1.50}", "now", "{}");
  }

  @Test
  void stream_isReadInFull() {
    ReplyFacts facts = CONVERSE.readReply(stream(), true);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.finishReasons()).containsExactly("end_turn");
    assertThat(facts.texts()).containsExactly("Hello");
    assertThat(facts.usage()).usingRecursiveComparison().isEqualTo(Usage.of(8, 2));
  }

  @Test
  void fasterHardware_isATierOfItsOwn() {
    String reply =
        WHOLE.replace("\"metrics\"", "\"performanceConfig\":{\"latency\":\"optimized\"},\"m\"");

    assertThat(CONVERSE.readReply(bytes(reply), false).serviceTier()).isEqualTo("optimized");
  }

  @Test
  void novaInvoked_isReadByItsOwnCounts() {
    String usage =
        "\"usage\":{\"inputTokens\":5,\"outputTokens\":2,\"totalTokens\":7,"
            + "\"cacheReadInputTokenCount\":4,\"cacheWriteInputTokenCount\":0}";
    byte[] whole =
        bytes(
            "{\"output\":{\"message\":{\"content\":[{\"text\":\"Hi\"}],\"role\":\"assistant\"}},"
                + "\"stopReason\":\"end_turn\","
                + usage
                + "}");
    byte[] stream =
        chunks(
            "{\"messageStart\":{\"role\":\"assistant\"}}",
            "{\"contentBlockDelta\":{\"delta\":{\"text\":\"Hi\"},\"contentBlockIndex\":0}}",
            "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
            "{\"messageStop\":{\"stopReason\":\"end_turn\"}}",
            "{\"metadata\":{"
                + usage
                + ",\"metrics\":{},\"trace\":{}},"
                + "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":5}}");

    for (ReplyFacts facts : List.of(NOVA.readReply(whole, false), NOVA.readReply(stream, true))) {
      assertThat(facts.flaw()).isNull();
      assertThat(facts.texts()).containsExactly("Hi");
      assertThat(facts.usage())
          .usingRecursiveComparison()
          .isEqualTo(new Usage(9, 2, 4, 0, Usage.UNKNOWN));
    }
  }

  @Test
  void titanInvoked_isRead() {
    byte[] whole =
        bytes(
            "{\"inputTextTokenCount\":3,\"results\":[{\"tokenCount\":2,\"outputText\":\"Hello\","
                + "\"completionReason\":\"FINISH\"}]}");

    for (ReplyFacts facts :
        List.of(TITAN.readReply(whole, false), TITAN.readReply(TITAN_STREAM, true))) {
      assertThat(facts.flaw()).isNull();
      assertThat(facts.finishReasons()).containsExactly("FINISH");
      assertThat(facts.texts()).containsExactly("Hello");
      assertThat(facts.usage()).usingRecursiveComparison().isEqualTo(Usage.of(3, 2));
    }
  }

  @Test
  void embeddings_areRead() {
    ReplyFacts titan =
        EMBEDDINGS.readReply(
            bytes("{\"embedding\":[0.1,-2e-3],\"embeddingsByType\":{},\"inputTextTokenCount\":4}"),
            false);
    ReplyFacts cohere =
        EMBEDDINGS.readReply(
            bytes("{\"id\":\"x\",\"embeddings\":[[0.1]],\"response_type\":\"embeddings_floats\"}"),
            false);

    assertThat(titan.flaw()).isNull();
    assertThat(titan.usage()).usingRecursiveComparison().isEqualTo(Usage.of(4, 0));
    assertThat(cohere.flaw()).isNull();
    assertThat(cohere.usage()).isNull();
    assertThat(EMBEDDINGS.readReply(bytes("{\"embeddings\":[]}"), false).flaw())
        .isEqualTo("empty_reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "incomplete_reply | {\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}}}",
        "incomplete_reply | {\"stopReason\":\"max_tokens\",\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}}}",
        "incomplete_reply | {\"stopReason\":\"model_context_window_exceeded\"}",
        "incomplete_reply | {\"stopReason\":\"odd\",\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}}}",
        "incomplete_reply | {\"stopReason\":7}",
        "incomplete_reply | {}",
        "filtered | {\"stopReason\":\"guardrail_intervened\",\"output\":{\"message\":{\"content\":[{\"text\":\"Sorry\"}]}}}",
        "filtered | {\"stopReason\":\"content_filtered\"}",
        "failed_reply | {\"stopReason\":\"malformed_tool_use\"}",
        "failed_reply | {\"stopReason\":\"malformed_model_output\"}",
        "failed_reply | {\"message\":\"Too many requests\"}",
        "failed_reply | {\"__type\":\"com.amazon.coral.service#InternalFailure\"}",
        "empty_reply | {\"stopReason\":\"end_turn\"}",
        "empty_reply | {\"stopReason\":\"end_turn\",\"output\":{\"message\":{\"content\":[{\"text\":\"\"}]}}}",
        "empty_reply | {\"stopReason\":\"end_turn\",\"output\":{\"message\":{\"content\":[{\"reasoningContent\":{}},7]}}}",
        "malformed | []",
        "malformed | null",
        "malformed | {\"output\":",
        "malformed | <html>",
      })
  void whatIsNoGoodAnswer_saysWhy(String flaw, String body) {
    assertThat(CONVERSE.readReply(bytes(body), false).flaw()).isEqualTo(flaw);
  }

  @ParameterizedTest
  @CsvSource({
    "FINISH, ",
    "STOP_CRITERIA_MET, ",
    "LENGTH, incomplete_reply",
    "CONTENT_FILTERED, filtered",
    "RAG_QUERY_WHEN_RAG_DISABLED, incomplete_reply"
  })
  void endOfATitanAnswer_isTakenByItsWord(String reason, @Nullable String flaw) {
    String reply = "{\"results\":[{\"outputText\":\"x\",\"completionReason\":\"" + reason + "\"}]}";

    assertThat(TITAN.readReply(bytes(reply), false).flaw()).isEqualTo(flaw);
  }

  @Test
  void answerReplacedByAGuardrail_isFiltered() {
    String action = "\"amazon-bedrock-guardrailAction\":\"INTERVENED\"";
    String nova =
        "{\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}},\"stopReason\":\"end_turn\","
            + action
            + "}";
    String titan =
        "{\"results\":[{\"outputText\":\"x\",\"completionReason\":\"FINISH\"}]," + action + "}";

    assertThat(NOVA.readReply(bytes(nova), false).flaw()).isEqualTo("filtered");
    assertThat(TITAN.readReply(bytes(titan), false).flaw()).isEqualTo("filtered");
    assertThat(
            NOVA.readReply(
                    chunks("{\"messageStop\":{\"stopReason\":\"end_turn\"}," + action + "}"), true)
                .flaw())
        .isEqualTo("filtered");
    assertThat(
            TITAN
                .readReply(
                    chunks("{\"outputText\":\"x\",\"completionReason\":\"FINISH\"," + action + "}"),
                    true)
                .flaw())
        .isEqualTo("filtered");
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttlingException", "modelStreamErrorException"})
  void exceptionsInAStream_areFailures(String type) {
    byte[] cut = with(frames("messageStart", "{\"role\":\"assistant\"}"), exception(type));

    for (Dialect dialect : List.of(CONVERSE, NOVA, TITAN)) {
      byte[] stream = dialect == CONVERSE ? cut : exception(type);
      assertThat(dialect.readReply(stream, true).flaw()).isEqualTo("failed_reply");
      assertThat(dialect.readReply(stream, true).errorType()).isEqualTo(type);
    }
  }

  @Test
  void errorType_isTheProvidersNameAndNeverASentence() {
    assertThat(error("com.amazon.coral.service#InternalFailure")).isEqualTo("InternalFailure");
    assertThat(error("ThrottlingException")).isEqualTo("ThrottlingException");
    assertThat(error("your prompt: secret")).isNull();
  }

  @Test
  void truncatedStreams_tellWhatCame() {
    byte[] whole = stream();
    for (int length = 1; length < whole.length; length++) {
      ReplyFacts facts = CONVERSE.readReply(Arrays.copyOf(whole, length), true);
      assertThat(facts.flaw()).as("%s bytes", length).isEqualTo("incomplete_reply");
    }
    byte[] withoutMetadata =
        frames(
            "contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"Hi\"}}",
            "messageStop", "{\"stopReason\":\"end_turn\"}");
    assertThat(CONVERSE.readReply(withoutMetadata, true).flaw()).isEqualTo("incomplete_reply");
    assertThat(CONVERSE.readReply(withoutMetadata, true).texts()).containsExactly("Hi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputTokens\":\"8\",\"outputTokens\":\"2\"}",
        "{\"inputTokens\":-8,\"outputTokens\":99999999999999999999}",
        "{\"inputTokens\":1.5}",
        "{}",
        "[]",
        "null",
        "7"
      })
  void usageThatCannotBeTrue_isNoUsage(String usage) {
    assertThat(CONVERSE.readReply(bytes("{\"usage\":" + usage + "}"), false).usage()).isNull();
  }

  @Test
  void damagedReplies_neverThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      boolean stream = i % 2 == 0;
      byte[] body = stream ? stream() : bytes(i % 4 == 1 ? WHOLE : TOOL);
      for (int k = random.nextInt(6); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      for (Dialect dialect : Fixtures.all()) {
        assertThat(dialect.readReply(body, stream).texts()).doesNotContainNull();
      }
    }
  }

  @Test
  void emptyAndOddBodies_haveAFlaw() {
    String deep = "[".repeat(100_000);
    for (Dialect dialect : Fixtures.all()) {
      assertThat(dialect.readReply(new byte[0], false).flaw()).isEqualTo("empty_reply");
      assertThat(dialect.readReply(bytes(deep), false).flaw()).isEqualTo("malformed");
    }
    for (Dialect dialect : List.of(CONVERSE, CLAUDE, NOVA, TITAN)) {
      assertThat(dialect.readReply(new byte[0], true).flaw()).isEqualTo("empty_reply");
      assertThat(dialect.readReply(bytes(deep), true).flaw()).isEqualTo("malformed");
      assertThat(dialect.readReply(frames("chunk", "{\"bytes\":\"!\"}"), true).flaw()).isNotNull();
    }
  }

  private static @Nullable String error(String type) {
    return CONVERSE.readReply(bytes("{\"__type\":\"" + type + "\"}"), false).errorType();
  }

  static byte[] exception(String type) {
    Map<String, HeaderValue> headers =
        Map.of(
            ":message-type", HeaderValue.fromString("exception"),
            ":exception-type", HeaderValue.fromString(type),
            ":content-type", HeaderValue.fromString("application/json"));
    ByteBuffer frame = new Message(headers, bytes("{\"message\":\"m\"}")).toByteBuffer();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private static byte[] with(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
