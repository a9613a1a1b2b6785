/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {

  private static final GenerationDialect GENERATION = new GenerationDialect();
  private static final String URL =
      "https://dashscope.aliyuncs.com/api/v1/services/aigc/text-generation/generation";

  @ParameterizedTest
  @CsvSource({
    "hosted_tool, '{\"parameters\":{\"enable_search\":true}}'",
    "hosted_tool, '{\"parameters\":{\"plugins\":[{}]}}'",
    "several_choices, '{\"parameters\":{\"n\":2}}'",
    "stateful, '{\"resources\":{\"a\":1}}'",
    "image_by_url, '{\"input\":{\"messages\":[{\"content\":[{\"image\":\"http://a\"}]}]}}'",
    "file, '{\"input\":{\"messages\":[{\"content\":[{\"video\":[\"http://a\"]}]}]}}'",
    "file, '{\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"fileid://a\"}]}}'",
  })
  void whatTheRequestDoesNotHoldItself_isNotReused(String reason, String body) {
    assertThat(Bodies.read(GENERATION, body).uncacheable()).containsExactly(reason);
  }

  @Test
  void whatIsGiven_isReused() {
    String body =
        "{\"parameters\":{\"enable_search\":false,\"plugins\":[],\"n\":1},\"input\":{\"messages\":"
            + "[{\"content\":[{\"image\":\"data:image/png;base64,AA\"},{\"text\":\"image\"}]}]}}";

    assertThat(Bodies.read(GENERATION, body).uncacheable()).isEmpty();
  }

  @Test
  void headers_sayHowTheAnswerTravels() throws Exception {
    RequestFacts facts = read(Map.of("x-dashscope-sse", List.of("enable")));

    assertThat(facts.stream()).isTrue();
    assertThat(facts.uncacheable()).isEmpty();
    assertThat(read(Map.of("X-DashScope-Async", List.of("enable"))).uncacheable())
        .containsExactly("background");
  }

  /* What each result repeats and what is new in it cannot be told apart by the stream alone. */
  @ParameterizedTest
  @ValueSource(strings = {"ab", "aa", "a"})
  void resultsThatMayRepeatEachOther_areReadAndNotJoined(String second) {
    byte[] stream = Bodies.bytes(result("a", "null") + result(second, "stop"));
    ReplyFacts facts = GENERATION.readReply(stream, true);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.usage().output()).isEqualTo(3);
    assertThatThrownBy(() -> GENERATION.joinStream(stream))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void textInTheOlderForm_isRead() {
    ReplyFacts facts =
        GENERATION.readReply(
            Bodies.bytes("{\"output\":{\"text\":\"Hi.\",\"finish_reason\":\"stop\"}}"), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.texts()).containsExactly("Hi.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"length", "null", "", "content_filter"})
  void otherEnds_areNotWholeAnswers(String reason) {
    byte[] stream = Bodies.bytes(result("a", reason));

    assertThat(GENERATION.readReply(stream, true).flaw()).isEqualTo("incomplete_reply");
  }

  private static String result(String content, String reason) {
    return "event:result\ndata:{\"output\":{\"choices\":[{\"message\":{\"role\":\"assistant\","
        + "\"content\":\""
        + content
        + "\"},\"finish_reason\":\""
        + reason
        + "\"}]},\"usage\":{\"input_tokens\":2,\"output_tokens\":3}}\n\n";
  }

  private static RequestFacts read(Map<String, List<String>> headers)
      throws MalformedBodyException {
    return GENERATION.readRequest(
        new WireRequest("POST", URL, WireHeaders.of(headers), Bodies.bytes("{}")));
  }
}
