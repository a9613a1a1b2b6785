/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.fixture;
import static dev.parsimony.dialect.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {

  private static final MessagesDialect MESSAGES = new MessagesDialect();

  @Test
  void message_isReadInFull() {
    ReplyFacts facts = MESSAGES.readReply(fixture("message-text.json"), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.errorType()).isNull();
    assertThat(facts.id()).isEqualTo("msg_01XFDUDYJgAACzvnptvVoYEL");
    assertThat(facts.model()).isEqualTo("claude-sonnet-4-5-20250929");
    assertThat(facts.finishReasons()).containsExactly("end_turn");
    assertThat(facts.serviceTier()).isEqualTo("standard");
    assertThat(facts.toolCalls()).isFalse();
    assertThat(facts.texts()).containsExactly("Grüße aus Köln 👋 — how can I help?");
  }

  @Test
  void inputTokens_includeWhatTheProvidersCacheTook() {
    ReplyFacts facts = MESSAGES.readReply(fixture("message-text.json"), false);

    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(25 + 300 + 2048, 18, 2048, 300, 4).withLongLivedWrite(200));
  }

  @Test
  void stream_isReadInFull() {
    ReplyFacts facts = MESSAGES.readReply(fixture("message-stream.sse"), true);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.id()).isEqualTo("msg_014p7gG3wDgGV9EUtLvnow3U");
    assertThat(facts.finishReasons()).containsExactly("tool_use");
    assertThat(facts.toolCalls()).isTrue();
    assertThat(facts.texts())
        .containsExactly("Okay, let", "get_weather", "{\"location\":\"San Francisco, CA\"}");
    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(474, 89, 2, 0, Usage.UNKNOWN));
  }

  @Test
  void streamThatBrokeOff_knowsItsInput_butNotItsOutput() {
    String stream = text(fixture("message-stream.sse"));
    byte[] cut = bytes(stream.substring(0, stream.indexOf("event: message_delta")));

    ReplyFacts facts = MESSAGES.readReply(cut, true);

    assertThat(facts.flaw()).isEqualTo("incomplete_reply");
    assertThat(facts.usage().input()).isEqualTo(474);
    assertThat(facts.usage().output()).isEqualTo(Usage.UNKNOWN);
    assertThat(facts.texts()).contains("Okay, let");
  }

  @Test
  void countsOfTheEnd_replaceThoseOfTheStart() {
    String stream =
        text(fixture("message-stream.sse"))
            .replace(
                "\"usage\":{\"output_tokens\":89}",
                "\"usage\":{\"input_tokens\":500,\"cache_read_input_tokens\":null,"
                    + "\"output_tokens\":89}");

    assertThat(MESSAGES.readReply(bytes(stream), true).usage())
        .usingRecursiveComparison()
        .isEqualTo(new Usage(502, 89, 2, 0, Usage.UNKNOWN));
  }

  @Test
  void errorInAStream_isNamed() {
    String stream = text(fixture("message-stream.sse"));
    String failed =
        stream.substring(0, stream.indexOf("event: message_delta"))
            + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
            + "\"message\":\"Overloaded\"}}\n\n";

    ReplyFacts facts = MESSAGES.readReply(bytes(failed), true);

    assertThat(facts.flaw()).isEqualTo("failed_reply");
    assertThat(facts.errorType()).isEqualTo("overloaded_error");
  }

  @Test
  void errorBody_isNamed() {
    ReplyFacts facts =
        MESSAGES.readReply(
            bytes(
                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"m\"},"
                    + "\"request_id\":\"req_1\"}"),
            false);

    assertThat(facts.flaw()).isEqualTo("failed_reply");
    assertThat(facts.errorType()).isEqualTo("rate_limit_error");
    assertThat(facts.usage()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "standard, {}",
    "priority, '{\"service_tier\":\"priority\",\"inference_geo\":\"us\"}'",
    "batch, '{\"service_tier\":\"batch\"}'",
    "us, '{\"service_tier\":\"standard\",\"inference_geo\":\"us\"}'",
    "us, '{\"inference_geo\":\"us\"}'",
    "fast, '{\"service_tier\":\"standard\",\"speed\":\"fast\"}'",
    "standard, '{\"service_tier\":\"standard\",\"inference_geo\":\"global\",\"speed\":\"standard\"}'"
  })
  void whatChangesThePriceOfATokens_isOneTier(String tier, String usage) {
    String body = "{\"usage\":" + usage + "}";
    @Nullable String read = MESSAGES.readReply(bytes(body), false).serviceTier();

    assertThat(read == null ? "standard" : read).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "incomplete_reply | {\"stop_reason\":\"max_tokens\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "incomplete_reply | {\"stop_reason\":\"model_context_window_exceeded\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "incomplete_reply | {\"stop_reason\":\"pause_turn\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "incomplete_reply | {\"stop_reason\":\"never_heard_of\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "incomplete_reply | {\"stop_reason\":null,\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "incomplete_reply | {}",
        "refused | {\"stop_reason\":\"refusal\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}",
        "refused | {\"stop_reason\":\"refusal\",\"content\":[]}",
        "empty_reply | {\"stop_reason\":\"end_turn\",\"content\":[]}",
        "empty_reply | {\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"x\"}]}",
        "failed_reply | {\"error\":\"m\"}",
        "malformed | []",
        "malformed | {\"content\":[",
        "malformed | <html>",
      })
  void messageThatIsNoGoodAnswer_saysWhy(String flaw, String body) {
    assertThat(MESSAGES.readReply(bytes(body), false).flaw()).isEqualTo(flaw);
  }

  @Test
  void noBytes_areEmpty() {
    assertThat(MESSAGES.readReply(new byte[0], false).flaw()).isEqualTo("empty_reply");
    assertThat(MESSAGES.readReply(new byte[0], true).flaw()).isEqualTo("empty_reply");
  }
}
