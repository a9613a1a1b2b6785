/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.fixture;
import static dev.parsimony.dialect.Bodies.read;
import static dev.parsimony.dialect.Bodies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.ObjectMappers;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final MessagesDialect MESSAGES = new MessagesDialect();
  private static final JsonMapper SDK = ObjectMappers.jsonMapper();
  private static final RequestFacts ASKED = read(MESSAGES, "{\"stream\":true}");

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools", "thinking", "citations"})
  void message_splitThenJoined_isTheSameDocument(String name) throws Exception {
    byte[] whole = fixture("message-" + name + ".json");

    byte[] stream = MESSAGES.splitReply(whole, ASKED);
    byte[] joined = MESSAGES.joinStream(stream);

    assertThat(Json.read(joined)).isEqualTo(Json.read(whole));
    SDK.readValue(joined, Message.class).validate();
    assertThat(MESSAGES.readReply(stream, true))
        .usingRecursiveComparison()
        .ignoringFields("texts")
        .isEqualTo(MESSAGES.readReply(whole, false));
    assertThat(MESSAGES.readReply(stream, true).texts())
        .isEqualTo(MESSAGES.readReply(whole, false).texts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "tools", "thinking", "citations"})
  void splitMessage_isPutTogetherByTheClientItself(String name) throws Exception {
    byte[] whole = fixture("message-" + name + ".json");
    MessageAccumulator accumulator = MessageAccumulator.create();

    for (String event : events(MESSAGES.splitReply(whole, ASKED))) {
      accumulator.accumulate(SDK.readValue(event, RawMessageStreamEvent.class).validate());
    }

    assertThat(accumulator.message()).isEqualTo(SDK.readValue(whole, Message.class));
  }

  @Test
  void splitMessage_hasTheSequenceOfARealStream() throws Exception {
    byte[] stream = MESSAGES.splitReply(fixture("message-tools.json"), ASKED);

    List<Object> types = new ArrayList<>();
    for (String event : events(stream)) {
      Object type = Json.object(Json.read(bytes(event))).get("type");
      types.add(type);
      assertThat(text(stream)).contains("event: " + type + "\ndata: {\"type\":\"" + type + "\"");
    }
    assertThat(types)
        .startsWith("message_start", "content_block_start", "content_block_delta")
        .endsWith("content_block_stop", "message_delta", "message_stop")
        .hasSize(3 + 3 * 3);
  }

  @Test
  void startOfASplitMessage_tellsNothingOfItsEnd() throws Exception {
    List<String> events = events(MESSAGES.splitReply(fixture("message-thinking.json"), ASKED));

    assertThat(events.get(0))
        .contains("\"stop_reason\":null", "\"stop_sequence\":null", "\"content\":[]")
        .contains("\"output_tokens\":0")
        .doesNotContain("thinking_tokens");
    assertThat(events.get(events.size() - 2))
        .contains("\"stop_reason\":\"stop_sequence\"", "\"output_tokens\":120");
  }

  @Test
  void realStream_joinsIntoAWholeMessage() throws Exception {
    assertThat(text(MESSAGES.joinStream(fixture("message-stream.sse"))))
        .isEqualTo(
            "{\"id\":\"msg_014p7gG3wDgGV9EUtLvnow3U\",\"type\":\"message\","
                + "\"role\":\"assistant\",\"model\":\"claude-opus-4-5\",\"stop_sequence\":null,"
                + "\"usage\":{\"input_tokens\":472,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":2,\"service_tier\":\"standard\","
                + "\"output_tokens\":89},\"content\":[{\"type\":\"text\",\"text\":\"Okay, let\"},"
                + "{\"type\":\"tool_use\",\"id\":\"toolu_01T1x1fJ34qAmk2tNTrN7Up6\","
                + "\"name\":\"get_weather\",\"input\":{\"location\":\"San Francisco, CA\"}}],"
                + "\"stop_reason\":\"tool_use\"}");
  }

  @Test
  void whatTheEndAdds_isPartOfTheWhole() throws Exception {
    String stream =
        text(fixture("message-stream.sse"))
            .replace(
                "\"usage\":{\"output_tokens\":89}",
                "\"usage\":{\"output_tokens\":89},\"context_management\":{\"applied_edits\":[]}");

    assertThat(text(MESSAGES.joinStream(bytes(stream))))
        .contains("\"context_management\":{\"applied_edits\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"stop_reason\": \"end_turn\" | \"stop_reason\":null",
        "\"usage\": { | \"used\": {",
        "\"diagnostics\": null | \"error\":{\"type\":\"api_error\"}",
        "\"type\": \"text\" | \"type\": \"web_search_tool_result\"",
        "{ | ["
      })
  void messageThatAStreamHasNoPlaceFor_isNotSplit(String from, String to) {
    String good = text(fixture("message-text.json"));
    String bad = good.replace(from, to);

    assertThat(bad).isNotEqualTo(good);
    assertThatThrownBy(() -> MESSAGES.splitReply(bytes(bad), ASKED))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"index\":1 | \"index\":7",
        "\"index\":1 | \"index\":-1",
        "\"type\":\"content_block_stop\" | \"type\":\"ping\"",
        "text_delta | smell_delta",
        "\"text\":\"Okay\" | \"text\":7",
        "\"content\":[] | \"content\":[{\"type\":\"text\",\"text\":\"early\"}]",
        "{\"output_tokens\":89} | {}",
        "\" \\\"San Francisco, CA\\\"}\" | \"oops\"",
        "\"type\": \"ping\" | \"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}",
        "\"type\": \"ping\" | \"type\":\"never_heard_of\"",
        "\"type\":\"message_stop\" | \"type\":\"ping\"",
      })
  void streamThatAWholeMessageHasNoPlaceFor_isNotJoined(String from, String to) {
    String good = text(fixture("message-stream.sse"));
    String bad = good.replaceFirst(java.util.regex.Pattern.quote(from), to.replace("\\", "\\\\"));

    assertThat(bad).isNotEqualTo(good);
    assertThatThrownBy(() -> MESSAGES.joinStream(bytes(bad)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void streamCutAnywhere_isNotJoined() {
    String stream = text(fixture("message-stream.sse"));
    for (int cut = 0; cut < stream.length() - 1; cut += 7) {
      byte[] part = bytes(stream.substring(0, cut));
      assertThatThrownBy(() -> MESSAGES.joinStream(part))
          .isInstanceOf(MalformedBodyException.class);
      assertThat(MESSAGES.readReply(part, true).flaw()).isIn("incomplete_reply", "empty_reply");
    }
  }

  private static List<String> events(byte[] stream) {
    List<String> events = new ArrayList<>();
    EventStream reader = new EventStream(stream);
    while (reader.advance()) {
      events.add(text(reader.data()));
    }
    return events;
  }
}
