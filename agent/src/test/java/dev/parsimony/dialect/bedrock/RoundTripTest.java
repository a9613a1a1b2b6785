/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.bedrock.Fixtures.CONVERSE;
import static dev.parsimony.dialect.bedrock.Fixtures.NOVA;
import static dev.parsimony.dialect.bedrock.Fixtures.TITAN;
import static dev.parsimony.dialect.bedrock.Fixtures.TOOL;
import static dev.parsimony.dialect.bedrock.Fixtures.WHOLE;
import static dev.parsimony.dialect.bedrock.Fixtures.bytes;
import static dev.parsimony.dialect.bedrock.Fixtures.chunks;
import static dev.parsimony.dialect.bedrock.Fixtures.events;
import static dev.parsimony.dialect.bedrock.Fixtures.frames;
import static dev.parsimony.dialect.bedrock.Fixtures.read;
import static dev.parsimony.dialect.bedrock.Fixtures.stream;
import static dev.parsimony.dialect.bedrock.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final String NOVA_WHOLE =
      """
      {"output":{"message":{"content":[{"text":"Hi"}],"role":"assistant"}},
       "stopReason":"end_turn",
       "usage":{"inputTokens":5,"outputTokens":2,"totalTokens":7,"cacheReadInputTokenCount":0}}
      """;

  private static final String TITAN_WHOLE =
      """
      {"inputTextTokenCount":3,
       "results":[{"tokenCount":2,"outputText":"Hello","completionReason":"FINISH"}]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, TOOL})
  void conversation_splitThenJoined_isTheSameDocument(String whole) throws Exception {
    byte[] stream = split(CONVERSE, whole);

    assertThat(Json.read(CONVERSE.joinStream(stream))).isEqualTo(Json.read(bytes(whole)));
    assertSameFacts(CONVERSE, stream, bytes(whole));
    assertThat(SdkEvents.of(stream)).isNotEmpty();
    assertThat(SdkEvents.whole(CONVERSE.joinStream(stream)))
        .isEqualTo(SdkEvents.whole(bytes(whole)));
  }

  @Test
  void conversation_split_hasTheEventsOfARealStream() throws Exception {
    assertThat(events(split(CONVERSE, TOOL)))
        .containsExactly(
            "messageStart {\"role\":\"assistant\"}",
            "contentBlockDelta {\"delta\":{\"reasoningContent\":{\"text\":\"Let me look.\"}},"
                + "\"contentBlockIndex\":0}",
            "contentBlockDelta {\"delta\":{\"reasoningContent\":{\"signature\":\"c2ln\"}},"
                + "\"contentBlockIndex\":0}",
            "contentBlockStop {\"contentBlockIndex\":0}",
            "contentBlockDelta {\"delta\":{\"text\":\"Looking.\"},\"contentBlockIndex\":1}",
            "contentBlockStop {\"contentBlockIndex\":1}",
            "contentBlockStart {\"start\":{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"get_time\"}},"
                + "\"contentBlockIndex\":2}",
            "contentBlockDelta {\"delta\":{\"toolUse\":"
                + "{\"input\":\"{\\\"zone\\\":\\\"UTC\\\",\\\"n\\\":1.50}\"}},"
                + "\"contentBlockIndex\":2}",
            "contentBlockStop {\"contentBlockIndex\":2}",
            "contentBlockStart {\"start\":{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"now\"}},"
                + "\"contentBlockIndex\":3}",
            "contentBlockDelta {\"delta\":{\"toolUse\":{\"input\":\"{}\"}},\"contentBlockIndex\":3}",
            "contentBlockStop {\"contentBlockIndex\":3}",
            "messageStop {\"stopReason\":\"tool_use\","
                + "\"additionalModelResponseFields\":{\"stop_sequence\":null}}",
            "metadata {\"usage\":{\"inputTokens\":9,\"outputTokens\":4,\"totalTokens\":13},"
                + "\"metrics\":{\"latencyMs\":7},\"trace\":{\"guardrail\":{\"inputAssessment\":{}}},"
                + "\"performanceConfig\":{\"latency\":\"standard\"},"
                + "\"serviceTier\":{\"type\":\"default\"}}");
  }

  @Test
  void stream_joined_isWhatTheWholeCallGets() throws Exception {
    assertThat(text(CONVERSE.joinStream(stream())))
        .isEqualTo(
            "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hello\"}]}},"
                + "\"stopReason\":\"end_turn\",\"metrics\":{\"latencyMs\":9},"
                + "\"usage\":{\"inputTokens\":8,\"outputTokens\":2,\"totalTokens\":10}}");
  }

  @Test
  void inputOfATool_isJoinedFromItsPieces() throws Exception {
    byte[] stream =
        frames(
            "messageStart", "{\"role\":\"assistant\"}",
            "contentBlockStart",
                "{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"f\"}}}",
            "contentBlockDelta",
                "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\"{\\\"a\\\"\"}}}",
            "contentBlockDelta",
                "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\":1}\"}}}",
            "contentBlockStart",
                "{\"contentBlockIndex\":1,\"start\":{\"toolUse\":{\"toolUseId\":\"u\",\"name\":\"g\"}}}",
            "contentBlockDelta",
                "{\"contentBlockIndex\":1,\"delta\":{\"toolUse\":{\"input\":\"\"}}}",
            "messageStop", "{\"stopReason\":\"tool_use\"}",
            "metadata", "{\"usage\":{\"inputTokens\":1,\"outputTokens\":1,\"totalTokens\":2}}");

    assertThat(text(CONVERSE.joinStream(stream)))
        .contains("{\"toolUseId\":\"t\",\"name\":\"f\",\"input\":{\"a\":1}}")
        .contains("{\"toolUseId\":\"u\",\"name\":\"g\",\"input\":{}}");
  }

  @Test
  void invokedModels_splitThenJoined_areTheSameDocument() throws Exception {
    byte[] nova = split(NOVA, NOVA_WHOLE);
    byte[] titan = split(TITAN, TITAN_WHOLE);

    assertThat(Json.read(NOVA.joinStream(nova))).isEqualTo(Json.read(bytes(NOVA_WHOLE)));
    assertThat(Json.read(TITAN.joinStream(titan))).isEqualTo(Json.read(bytes(TITAN_WHOLE)));
    assertSameFacts(NOVA, nova, bytes(NOVA_WHOLE));
    assertSameFacts(TITAN, titan, bytes(TITAN_WHOLE));
  }

  @Test
  void invokedModels_split_endWithTheProvidersCounts() throws Exception {
    for (byte[] stream : List.of(split(NOVA, NOVA_WHOLE), split(TITAN, TITAN_WHOLE))) {
      List<String> events = SdkEvents.pieces(stream);

      assertThat(events.get(events.size() - 1))
          .contains("\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":")
          .contains("\"invocationLatency\":0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "x",
        "{\"stopReason\":\"end_turn\",\"output\":{\"message\":{\"content\":[{\"text\":\"x\"}]}}}",
        "{\"stopReason\":\"end_turn\",\"usage\":{},\"output\":{\"message\":{\"content\":[]}}}",
        "{\"stopReason\":\"end_turn\",\"usage\":{},\"output\":{\"message\":{\"role\":\"assistant\","
            + "\"content\":[{\"citationsContent\":{}}]}}}",
        "{\"stopReason\":\"end_turn\",\"usage\":{},\"output\":{\"message\":{\"role\":\"assistant\","
            + "\"content\":[{\"text\":\"a\",\"image\":{}}]}}}",
        "{\"stopReason\":\"end_turn\",\"usage\":{},\"new\":1,\"output\":{\"message\":"
            + "{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"}]}}}"
      })
  void whatAStreamHasNoPlaceFor_isNotSplit(String whole) {
    assertThatThrownBy(() -> split(CONVERSE, whole)).isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void whatAWholeReplyHasNoPlaceFor_isNotJoined() {
    String usage = "{\"usage\":{\"inputTokens\":1,\"outputTokens\":1}}";
    String stop = "{\"stopReason\":\"end_turn\"}";
    for (String delta :
        List.of(
            "{\"citation\":{\"title\":\"t\"}}",
            "{\"image\":{}}",
            "{\"text\":7}",
            "{\"toolUse\":{\"input\":\"{}\"}}",
            "{\"reasoningContent\":{\"neverHeardOf\":1}}")) {
      String piece = "{\"contentBlockIndex\":0,\"delta\":" + delta + "}";
      byte[] odd = frames("contentBlockDelta", piece, "messageStop", stop, "metadata", usage);
      assertThatThrownBy(() -> CONVERSE.joinStream(odd))
          .as(delta)
          .isInstanceOf(MalformedBodyException.class);
    }
    byte[] unknown = frames("neverHeardOf", "{}", "messageStop", stop, "metadata", usage);
    assertThatThrownBy(() -> CONVERSE.joinStream(unknown))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void unfinishedStreams_areNotJoined() {
    for (Dialect dialect : Fixtures.all()) {
      for (byte[] stream :
          List.of(new byte[0], frames("messageStart", "{}"), chunks("{\"outputText\":\"x\"}"))) {
        assertThatThrownBy(() -> dialect.joinStream(stream))
            .isInstanceOf(MalformedBodyException.class);
      }
    }
  }

  private static byte[] split(Dialect dialect, String whole) throws MalformedBodyException {
    return dialect.splitReply(bytes(whole), read(dialect, "{}"));
  }

  private static void assertSameFacts(Dialect dialect, byte[] stream, byte[] whole) {
    ReplyFacts streamed = dialect.readReply(stream, true);
    ReplyFacts read = dialect.readReply(whole, false);

    assertThat(streamed.flaw()).isEqualTo(read.flaw());
    assertThat(streamed.finishReasons()).isEqualTo(read.finishReasons());
    assertThat(streamed.usage()).usingRecursiveComparison().isEqualTo(read.usage());
    assertThat(streamed.texts()).isEqualTo(read.texts());
    assertThat(streamed.toolCalls()).isEqualTo(read.toolCalls());
  }
}
