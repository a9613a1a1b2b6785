/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.Bodies.fixture;
import static dev.parsimony.dialect.bedrock.Fixtures.CLAUDE;
import static dev.parsimony.dialect.bedrock.Fixtures.HOST;
import static dev.parsimony.dialect.bedrock.Fixtures.bytes;
import static dev.parsimony.dialect.bedrock.Fixtures.chunks;
import static dev.parsimony.dialect.bedrock.Fixtures.digest;
import static dev.parsimony.dialect.bedrock.Fixtures.read;
import static dev.parsimony.dialect.bedrock.Fixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.ObjectMappers;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.dialect.anthropic.MessagesDialect;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's messages as Bedrock carries them. */
class ClaudeTest {

  private static final MessagesDialect MESSAGES = new MessagesDialect();
  private static final JsonMapper SDK = ObjectMappers.jsonMapper();
  private static final String METRICS = "\"amazon-bedrock-invocationMetrics\":";

  private static final String REQUEST =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"system":"S",
       "messages":[{"role":"user","content":"Hi"}],"temperature":0,"tools":[{"name":"f"}]}
      """;

  @Test
  void request_isReadAsAnthropicsOwn_butForTheModel() {
    RequestFacts facts = read(CLAUDE, url("invoke"), WireHeaders.NONE, REQUEST);

    assertThat(facts.operation()).isEqualTo(Operation.CHAT);
    assertThat(facts.provider()).isEqualTo("aws.bedrock");
    assertThat(facts.model()).isEqualTo("anthropic.claude-3-haiku-20240307-v1:0");
    assertThat(facts.texts()).containsExactly("S", "Hi", "[{\"name\":\"f\"}]");
    assertThat(facts.systemPrompt()).isEqualTo("S");
    assertThat(facts.tools()).isTrue();
    assertThat(facts.stream()).isFalse();
    assertThat(facts.parameter(Parameter.MAX_TOKENS)).isEqualTo(9L);
    assertThat(facts.uncacheable()).isEmpty();
  }

  @Test
  void streamedAndWholeRequests_areOneQuestion() {
    RequestFacts whole = read(CLAUDE, url("invoke"), WireHeaders.NONE, REQUEST);
    RequestFacts streamed =
        read(CLAUDE, url("invoke-with-response-stream"), WireHeaders.NONE, REQUEST);

    assertThat(streamed.stream()).isTrue();
    assertThat(digest(CLAUDE, streamed)).isEqualTo(digest(CLAUDE, whole));
    assertThat(digest(CLAUDE, REQUEST)).isNotEqualTo(digest(CLAUDE, whole));
  }

  @Test
  void reply_isReadAsAnthropicsOwn_butForTheNamesThatHavePrices() {
    ReplyFacts facts = CLAUDE.readReply(fixture("message-text.json"), false);
    ReplyFacts own = MESSAGES.readReply(fixture("message-text.json"), false);

    assertThat(own.model()).isNotNull();
    assertThat(facts)
        .usingRecursiveComparison()
        .ignoringFields("texts", "model", "serviceTier")
        .isEqualTo(own);
    assertThat(facts.model()).isNull();
    assertThat(facts.serviceTier()).isNull();
    assertThat(facts.texts()).isEqualTo(own.texts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools", "thinking", "citations"})
  void message_splitThenJoined_isTheSameDocument(String name) throws Exception {
    byte[] whole = fixture("message-" + name + ".json");

    byte[] stream = CLAUDE.splitReply(whole, read(CLAUDE, "{}"));

    assertThat(Json.read(CLAUDE.joinStream(stream))).isEqualTo(Json.read(whole));
    assertThat(CLAUDE.readReply(stream, true))
        .usingRecursiveComparison()
        .ignoringFields("texts")
        .isEqualTo(CLAUDE.readReply(whole, false));
    assertThat(CLAUDE.readReply(stream, true).texts())
        .isEqualTo(CLAUDE.readReply(whole, false).texts());
  }

  @Test
  void splitMessage_isPutTogetherByAnthropicsClient() throws Exception {
    byte[] whole = fixture("message-tools.json");
    MessageAccumulator accumulator = MessageAccumulator.create();

    for (String piece : SdkEvents.pieces(CLAUDE.splitReply(whole, read(CLAUDE, "{}")))) {
      accumulator.accumulate(SDK.readValue(piece, RawMessageStreamEvent.class));
    }

    assertThat(accumulator.message()).isEqualTo(SDK.readValue(whole, Message.class));
  }

  @Test
  void splitMessage_endsWithTheProvidersCounts() throws Exception {
    byte[] stream = CLAUDE.splitReply(fixture("message-text.json"), read(CLAUDE, "{}"));

    List<String> pieces = SdkEvents.pieces(stream);
    assertThat(pieces.get(pieces.size() - 1))
        .startsWith("{\"type\":\"message_stop\"," + METRICS + "{\"inputTokenCount\":");
    assertThat(text(CLAUDE.joinStream(stream))).doesNotContain("amazon-bedrock");
  }

  @Test
  void realStream_isReadAndJoinedAsAnthropicsOwn() throws Exception {
    byte[] stream = chunks(pieces());

    assertThat(CLAUDE.readReply(stream, true).flaw()).isNull();
    assertThat(text(CLAUDE.joinStream(stream)))
        .isEqualTo(text(MESSAGES.joinStream(fixture("message-stream.sse"))));
  }

  @Test
  void brokenStreams_haveAFlaw_andAreNotJoined() {
    byte[] whole = chunks(pieces());
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    byte[] trailing = Arrays.copyOf(whole, whole.length + 3);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    byte[] unfinished = chunks(Arrays.copyOf(pieces(), 3));

    assertThat(List.of(cut, trailing, unfinished))
        .allSatisfy(stream -> assertFlaw(stream, "incomplete_reply"));
    assertFlaw(damaged, "malformed");
    assertFlaw(chunks("{\"type\":\"message_start\""), "malformed");
  }

  @Test
  void exceptionInAStream_isItsFailure() {
    byte[] begun = chunks(Arrays.copyOf(pieces(), 3));
    byte[] exception = ReplyTest.exception("throttlingException");
    byte[] stream = Arrays.copyOf(begun, begun.length + exception.length);
    System.arraycopy(exception, 0, stream, begun.length, exception.length);

    assertFlaw(stream, "failed_reply");
    assertThat(CLAUDE.readReply(stream, true).errorType()).isEqualTo("throttlingException");
    assertThat(CLAUDE.readReply(bytes("{\"message\":\"Denied.\"}"), false).flaw())
        .isEqualTo("failed_reply");
  }

  @Test
  void whatAGuardrailDid_isKept_andFlawsTheReply() throws Exception {
    String message = text(fixture("message-text.json")).strip();
    String guarded =
        message.substring(0, message.length() - 1)
            + ",\"amazon-bedrock-guardrailAction\":\"INTERVENED\"}";

    byte[] stream = CLAUDE.splitReply(bytes(guarded), read(CLAUDE, "{}"));

    assertThat(CLAUDE.readReply(bytes(guarded), false).flaw()).isEqualTo("filtered");
    assertThat(CLAUDE.readReply(stream, true).flaw()).isEqualTo("filtered");
    assertThat(Json.read(CLAUDE.joinStream(stream))).isEqualTo(Json.read(bytes(guarded)));
  }

  private static void assertFlaw(byte[] stream, String flaw) {
    assertThat(CLAUDE.readReply(stream, true).flaw()).isEqualTo(flaw);
    assertThatThrownBy(() -> CLAUDE.joinStream(stream)).isInstanceOf(MalformedBodyException.class);
  }

  /* The data of a stream of Anthropic's own, with what Bedrock adds at its end. */
  private static String[] pieces() {
    List<String> pieces = new ArrayList<>();
    EventStream events = new EventStream(fixture("message-stream.sse"));
    while (events.advance()) {
      pieces.add(text(events.data()));
    }
    String last = pieces.remove(pieces.size() - 1);
    String metrics = "," + METRICS + "{\"inputTokenCount\":3}}";
    pieces.add(last.substring(0, last.lastIndexOf('}')) + metrics);
    return pieces.toArray(new String[0]);
  }

  private static String url(String action) {
    return HOST + "/model/anthropic.claude-3-haiku-20240307-v1%3A0/" + action;
  }
}
