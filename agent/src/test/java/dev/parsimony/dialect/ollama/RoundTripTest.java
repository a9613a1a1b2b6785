/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import static dev.parsimony.dialect.ollama.Fixtures.CHAT;
import static dev.parsimony.dialect.ollama.Fixtures.CHAT_STREAM;
import static dev.parsimony.dialect.ollama.Fixtures.CHAT_WHOLE;
import static dev.parsimony.dialect.ollama.Fixtures.EMBED;
import static dev.parsimony.dialect.ollama.Fixtures.GENERATE;
import static dev.parsimony.dialect.ollama.Fixtures.GENERATE_WHOLE;
import static dev.parsimony.dialect.ollama.Fixtures.TOOLS_WHOLE;
import static dev.parsimony.dialect.ollama.Fixtures.bytes;
import static dev.parsimony.dialect.ollama.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final RequestFacts STREAMED = read(CHAT, "{\"stream\":true}");

  @ParameterizedTest
  @ValueSource(strings = {CHAT_WHOLE, TOOLS_WHOLE})
  void chat_splitThenJoined_isTheSameDocument(String whole) throws Exception {
    byte[] joined = CHAT.joinStream(CHAT.splitReply(bytes(whole), STREAMED));

    assertThat(Json.read(joined)).isEqualTo(Json.read(bytes(whole)));
  }

  @Test
  void generate_splitThenJoined_isTheSameDocument() throws Exception {
    byte[] joined = GENERATE.joinStream(GENERATE.splitReply(bytes(GENERATE_WHOLE), STREAMED));

    assertThat(Json.read(joined)).isEqualTo(Json.read(bytes(GENERATE_WHOLE)));
  }

  @Test
  void chunks_areWhatTheServerMakesOfThemWhenItDoesNotStream() throws Exception {
    assertThat(text(CHAT.joinStream(bytes(CHAT_STREAM)))).isEqualTo(CHAT_WHOLE);
  }

  @Test
  void split_saysThoughtsTextAndCalls_inThisOrder_andEndsWithTheCounts() throws Exception {
    String[] lines = text(CHAT.splitReply(bytes(TOOLS_WHOLE), STREAMED)).split("\n");

    assertThat(lines).hasSize(3);
    assertThat(lines[0]).contains("I look it up.", "\"done\":false").doesNotContain("eval_count");
    assertThat(lines[1]).contains("weather", "\"done\":false").doesNotContain("I look it up.");
    assertThat(lines[2])
        .contains("\"content\":\"\"", "\"done\":true", "\"eval_count\":12")
        .doesNotContain("weather", "I look it up.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":{\"content\":\"a\"},\"done\":false}",
        "{\"message\":{\"content\":\"a\"},\"done\":false}\n{\"error\":\"x\"}",
        "{\"model\":\"a\",\"message\":{},\"done\":false}\n{\"model\":\"b\",\"message\":{},\"done\":true}",
        "{\"new\":1,\"message\":{},\"done\":false}\n{\"message\":{},\"done\":true}",
        "{\"message\":{\"new\":1},\"done\":false}\n{\"message\":{},\"done\":true}",
        "{\"message\":{\"content\":[1]},\"done\":false}\n{\"message\":{},\"done\":true}",
        "nothing"
      })
  void streamsThatHoldMoreOrLessThanAWholeReply_areNotJoined(String stream) {
    assertThatThrownBy(() -> CHAT.joinStream(bytes(stream)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"done\":true}",
        "{\"error\":\"x\"}",
        "[]",
        "{\"message\":{\"content\":\"a\"}}"
      })
  void whatIsNoFinishedReply_isNotSplit(String whole) {
    assertThatThrownBy(() -> CHAT.splitReply(bytes(whole), STREAMED))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> GENERATE.splitReply(bytes(whole), STREAMED))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void embeddings_haveNoOtherForm() {
    assertThatThrownBy(() -> EMBED.joinStream(new byte[0]))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> EMBED.splitReply(new byte[0], STREAMED))
        .isInstanceOf(MalformedBodyException.class);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
