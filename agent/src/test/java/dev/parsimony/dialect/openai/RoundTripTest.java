/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.fixture;
import static dev.parsimony.dialect.Bodies.read;
import static dev.parsimony.dialect.Bodies.text;
import static dev.parsimony.dialect.openai.Fixtures.CHAT;
import static dev.parsimony.dialect.openai.Fixtures.COMPLETIONS;
import static dev.parsimony.dialect.openai.Fixtures.EMBEDDINGS;
import static dev.parsimony.dialect.openai.Fixtures.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.completions.Completion;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import dev.parsimony.dialect.wire.CanonicalJson;
import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final JsonMapper SDK = ObjectMappers.jsonMapper();
  private static final RequestFacts WITH_USAGE =
      read(CHAT, "{\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
  private static final RequestFacts WITHOUT_USAGE = read(CHAT, "{\"stream\":true}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chat-text",
        "chat-refusal",
        "chat-tools",
        "chat-function-call",
        "chat-logprobs",
        "chat-reasoning",
        "chat-choices"
      })
  void chat_splitThenJoined_isTheSameDocument(String name) throws Exception {
    byte[] whole = fixture(name + ".json");

    byte[] stream = CHAT.splitReply(whole, WITH_USAGE);
    byte[] joined = CHAT.joinStream(stream);

    assertThat(Json.read(joined)).isEqualTo(Json.read(whole));
    SDK.readValue(whole, ChatCompletion.class).validate();
    SDK.readValue(joined, ChatCompletion.class).validate();
    for (String event : events(stream)) {
      SDK.readValue(event, ChatCompletionChunk.class).validate();
    }
    assertSameFacts(CHAT, stream, whole);
  }

  @Test
  void completion_splitThenJoined_isTheSameDocument() throws Exception {
    byte[] whole = fixture("completion.json");

    byte[] stream = COMPLETIONS.splitReply(whole, WITH_USAGE);
    byte[] joined = COMPLETIONS.joinStream(stream);

    assertThat(Json.read(joined)).isEqualTo(Json.read(whole));
    SDK.readValue(joined, Completion.class).validate();
    for (String event : events(stream)) {
      SDK.readValue(event, Completion.class).validate();
    }
    assertSameFacts(COMPLETIONS, stream, whole);
  }

  @Test
  void response_splitThenJoined_isTheSameTextWithoutItsWhiteSpace() throws Exception {
    byte[] whole = fixture("response-text.json");

    byte[] stream = RESPONSES.splitReply(whole, WITH_USAGE);
    byte[] joined = RESPONSES.joinStream(stream);

    byte[] compact = CanonicalJson.compact(whole, 0, whole.length);
    assertThat(text(joined)).isEqualTo(text(compact));
    SDK.readValue(joined, Response.class).validate();
    for (String event : events(stream)) {
      SDK.readValue(event, ResponseStreamEvent.class).validate();
    }
    ReplyFacts facts = RESPONSES.readReply(stream, true);
    assertThat(facts.usage())
        .usingRecursiveComparison()
        .isEqualTo(RESPONSES.readReply(whole, false).usage());
  }

  @Test
  void response_split_hasTheSequenceOfARealStream() throws Exception {
    byte[] stream = RESPONSES.splitReply(fixture("response-text.json"), WITH_USAGE);

    List<String> types = new ArrayList<>();
    List<Object> numbers = new ArrayList<>();
    for (String event : events(stream)) {
      Map<String, Object> tree = SDK.readValue(event, new TypeReference<>() {});
      types.add((String) tree.get("type"));
      numbers.add(tree.get("sequence_number"));
      assertThat(text(stream)).contains("event: " + tree.get("type") + "\ndata: {\"type\":");
    }

    assertThat(types)
        .containsExactly(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_summary_part.done",
            "response.content_part.added",
            "response.reasoning_text.delta",
            "response.reasoning_text.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.content_part.added",
            "response.output_text.delta",
            "response.output_text.annotation.added",
            "response.output_text.done",
            "response.content_part.done",
            "response.content_part.added",
            "response.refusal.delta",
            "response.refusal.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.custom_tool_call_input.delta",
            "response.custom_tool_call_input.done",
            "response.output_item.done",
            "response.completed");
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i);
    }
  }

  @Test
  void chat_realStream_joinsIntoAWholeReply() throws Exception {
    byte[] joined = CHAT.joinStream(fixture("chat-stream.sse"));

    assertThat(text(joined))
        .isEqualTo(
            "{\"id\":\"chatcmpl-9\",\"object\":\"chat.completion\",\"created\":1694268190,"
                + "\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"message\":{"
                + "\"role\":\"assistant\",\"content\":\"Hello\",\"refusal\":null,"
                + "\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":2,\"total_tokens\":10,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":0}},"
                + "\"service_tier\":\"default\",\"system_fingerprint\":\"fp_44709d6fcb\"}");
    SDK.readValue(joined, ChatCompletion.class).validate();
  }

  @Test
  void response_realStream_joinsIntoTheVeryBytesOfItsLastEvent() throws Exception {
    byte[] joined = RESPONSES.joinStream(fixture("response-stream.sse"));

    assertThat(text(joined)).startsWith("{\"id\":\"resp_1\"").contains("\"temperature\":1e0,");
    SDK.readValue(joined, Response.class).validate();
  }

  @Test
  void chat_usageNotAskedFor_isInNoChunk() throws Exception {
    byte[] stream = CHAT.splitReply(fixture("chat-text.json"), WITHOUT_USAGE);

    assertThat(text(stream)).doesNotContain("usage").endsWith("data: [DONE]\n\n");
    assertThatThrownBy(() -> CHAT.joinStream(stream)).isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void chat_usageAskedFor_isInTheLastChunkAlone() throws Exception {
    List<String> events = events(CHAT.splitReply(fixture("chat-text.json"), WITH_USAGE));

    assertThat(events).hasSize(4);
    assertThat(events.subList(0, 3)).allMatch(event -> event.endsWith("\"usage\":null}"));
    assertThat(events.get(0))
        .contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
    assertThat(events.get(2)).contains("\"finish_reason\":\"stop\",\"delta\":{}");
    assertThat(events.get(3)).contains("\"choices\":[],\"usage\":{\"prompt_tokens\":1190");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"choices\":[]}",
        "{\"choices\":[{}],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"finish_reason\":null,\"message\":{\"content\":\"x\"}}],"
            + "\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":[{\"text\":\"x\"}]}}],"
            + "\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"audio\":{\"id\":\"x\"}}}],"
            + "\"usage\":{\"prompt_tokens\":1}}",
        "{\"error\":{},\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\"x\"}}],"
            + "\"usage\":{\"prompt_tokens\":1}}",
        "not JSON",
        ""
      })
  void chat_replyThatAStreamHasNoPlaceFor_isNotSplit(String whole) {
    assertThatThrownBy(() -> CHAT.splitReply(bytes(whole), WITH_USAGE))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void chat_nullErrorOfAWholeReply_isInNoChunk() throws Exception {
    String whole = text(fixture("chat-refusal.json")).replaceFirst("\\{", "{\"error\":null,");

    assertThat(text(CHAT.splitReply(bytes(whole), WITH_USAGE))).doesNotContain("error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"index\":0,\"delta\":{\"audio\":{\"data\":\"x\"}}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_details\":[{\"text\":\"x\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":7}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"no index\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"tool\"}}]}",
        "{\"choices\":[{\"index\":0,\"verdict\":1},{\"index\":0,\"verdict\":2}]}",
        "{\"id\":\"another\"}",
        "{\"error\":{\"type\":\"server_error\"}}",
        "[]",
        "{"
      })
  void chat_chunkThatAWholeReplyHasNoPlaceFor_isNotJoined(String chunk) {
    String stream = "data: " + chunk + "\n\n" + text(fixture("chat-stream.sse"));

    assertThatThrownBy(() -> CHAT.joinStream(bytes(stream)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"background\": false | \"status\":\"failed\"",
        "\"error\": null | \"error\":{\"code\":\"server_error\"}",
        "\"usage\": { | \"used\": {",
        "\"type\": \"function_call\" | \"type\":\"web_search_call\"",
        "\"type\": \"output_text\" | \"type\":\"output_smell\"",
        "\"id\": \"fc_1\" | \"id\":null"
      })
  void response_thatAStreamHasNoPlaceFor_isNotSplit(String from, String to) {
    String good = text(fixture("response-text.json"));
    String bad = good.replace(from, to);

    assertThat(bad).isNotEqualTo(good);
    assertThatThrownBy(() -> RESPONSES.splitReply(bytes(bad), WITH_USAGE))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void response_streamThatDidNotComplete_isNotJoined() {
    String stream = text(fixture("response-stream.sse"));
    String incomplete = stream.replace("response.completed", "response.incomplete");
    String failed = "data: {\"type\":\"error\",\"message\":\"m\"}\n\n" + stream;
    String unpaid = stream.replace("\"usage\":{", "\"used\":{");

    for (String bad : List.of(incomplete, failed, unpaid, "", "data: [DONE]\n\n", "data: {\n\n")) {
      assertThatThrownBy(() -> RESPONSES.joinStream(bytes(bad)))
          .isInstanceOf(MalformedBodyException.class);
    }
  }

  @Test
  void chat_streamCutAnywhere_isNotJoined() {
    String stream = text(fixture("chat-stream.sse"));
    for (int cut = 0; cut < stream.indexOf("[DONE]"); cut += 7) {
      byte[] part = bytes(stream.substring(0, cut));
      assertThatThrownBy(() -> CHAT.joinStream(part)).isInstanceOf(MalformedBodyException.class);
      assertThat(CHAT.readReply(part, true).flaw()).isIn("incomplete_reply", "empty_reply");
    }
  }

  @Test
  void response_streamCutAnywhere_isNotJoined() {
    String stream = text(fixture("response-stream.sse"));
    for (int cut = 0; cut < stream.length() - 1; cut += 7) {
      byte[] part = bytes(stream.substring(0, cut));
      assertThatThrownBy(() -> RESPONSES.joinStream(part))
          .isInstanceOf(MalformedBodyException.class);
      assertThat(RESPONSES.readReply(part, true).flaw()).isIn("incomplete_reply", "empty_reply");
    }
  }

  @Test
  void azure_firstChunkWithoutIdOrTime_joins() throws Exception {
    String first =
        "data: {\"id\":\"\",\"object\":\"\",\"created\":0,\"model\":\"\",\"choices\":[],"
            + "\"prompt_filter_results\":[{\"prompt_index\":0}]}\n\n";

    byte[] joined = CHAT.joinStream(bytes(first + text(fixture("chat-stream.sse"))));

    assertThat(text(joined))
        .contains("\"id\":\"chatcmpl-9\"")
        .contains("\"created\":1694268190")
        .contains("\"prompt_filter_results\":[{\"prompt_index\":0}]");
  }

  @Test
  void chat_toolCallsInPieces_joinByTheirIndex() throws Exception {
    String stream =
        chunk("{\"role\":\"assistant\",\"content\":null}", null)
            + chunk(
                "{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"g\",\"arguments\":\"\"}}]}",
                null)
            + chunk(
                "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"custom\","
                    + "\"custom\":{\"name\":\"f\",\"input\":\"S\"}},"
                    + "{\"index\":1,\"function\":{\"arguments\":\"{\\\"x\\\"\"}}]}",
                null)
            + chunk(
                "{\"tool_calls\":[{\"index\":1,\"function\":{\"arguments\":\":1}\"}},"
                    + "{\"index\":0,\"custom\":{\"input\":\"QL\"}}]}",
                null)
            + chunk("{}", "tool_calls")
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\ndata: [DONE]\n\n";

    assertThat(text(CHAT.joinStream(bytes(stream))))
        .contains(
            "\"tool_calls\":[{\"id\":\"a\",\"type\":\"custom\",\"custom\":{\"name\":\"f\","
                + "\"input\":\"SQL\"}},{\"id\":\"b\",\"type\":\"function\",\"function\":{"
                + "\"name\":\"g\",\"arguments\":\"{\\\"x\\\":1}\"}}]");
  }

  @Test
  void chat_loneSurrogates_surviveSplitAndJoin() throws Exception {
    String whole =
        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"a\\ud83d\","
            + "\"refusal\":null,\"annotations\":[]},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":1}}";

    byte[] joined = CHAT.joinStream(CHAT.splitReply(bytes(whole), WITH_USAGE));

    assertThat(text(joined)).containsIgnoringCase("\"content\":\"a\\ud83d\"");
  }

  @Test
  void embeddings_haveNoStreams() throws Exception {
    byte[] whole = fixture("embeddings.json");
    SDK.readValue(whole, CreateEmbeddingResponse.class).validate();

    assertThatThrownBy(() -> EMBEDDINGS.joinStream(whole))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> EMBEDDINGS.splitReply(whole, WITH_USAGE))
        .isInstanceOf(MalformedBodyException.class);
  }

  private static String chunk(String delta, @Nullable String finish) {
    return "data: {\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + (finish == null ? null : '"' + finish + '"')
        + "}]}\n\n";
  }

  private static List<String> events(byte[] stream) {
    List<String> events = new ArrayList<>();
    EventStream reader = new EventStream(stream);
    while (reader.advance() && !reader.isDone()) {
      events.add(text(reader.data()));
    }
    return events;
  }

  private static void assertSameFacts(Dialect dialect, byte[] stream, byte[] whole) {
    assertThat(dialect.readReply(stream, true))
        .usingRecursiveComparison()
        .ignoringFields("texts")
        .isEqualTo(dialect.readReply(whole, false));
    assertThat(dialect.readReply(stream, true).texts())
        .containsExactlyInAnyOrderElementsOf(dialect.readReply(whole, false).texts());
  }
}
