/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.Bodies.text;
import static dev.parsimony.dialect.gemini.Fixtures.EMBED;
import static dev.parsimony.dialect.gemini.Fixtures.EVENTS;
import static dev.parsimony.dialect.gemini.Fixtures.EVENTS_URL;
import static dev.parsimony.dialect.gemini.Fixtures.FIRST;
import static dev.parsimony.dialect.gemini.Fixtures.GENERATE;
import static dev.parsimony.dialect.gemini.Fixtures.LAST;
import static dev.parsimony.dialect.gemini.Fixtures.SECOND;
import static dev.parsimony.dialect.gemini.Fixtures.TOOLS_WHOLE;
import static dev.parsimony.dialect.gemini.Fixtures.WHOLE;
import static dev.parsimony.dialect.gemini.Fixtures.events;
import static dev.parsimony.dialect.gemini.Fixtures.read;
import static dev.parsimony.dialect.gemini.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  @Test
  void stream_joinsIntoTheWhole() throws Exception {
    assertThat(tree(GENERATE.joinStream(bytes(EVENTS)))).isEqualTo(tree(bytes(WHOLE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {WHOLE, TOOLS_WHOLE})
  void whole_splitsIntoAStreamThatJoinsIntoIt(String whole) throws Exception {
    byte[] stream = split(whole);

    assertThat(tree(GENERATE.joinStream(stream))).isEqualTo(tree(bytes(whole)));
    ReplyFacts facts = GENERATE.readReply(stream, true);
    ReplyFacts same = GENERATE.readReply(bytes(whole), false);
    assertThat(facts.flaw()).isNull();
    assertThat(facts.texts()).isEqualTo(same.texts());
    assertThat(facts.usage()).usingRecursiveComparison().isEqualTo(same.usage());
  }

  @Test
  void partsThatAreSigned_areNeverMerged() throws Exception {
    String signed = SECOND.replace("\"Hello \"", "\"Hello \",\"thoughtSignature\":\"c2ln\"");

    assertThat(text(GENERATE.joinStream(bytes(events(FIRST, signed, LAST)))))
        .contains("{\"text\":\"Hello \",\"thoughtSignature\":\"c2ln\"},{\"text\":\"there.\"}");
  }

  @Test
  void everyChunk_tellsWhatTheProvidersDo() throws Exception {
    assertThat(text(split(WHOLE)).split("\n\n"))
        .hasSize(2)
        .allMatch(chunk -> chunk.startsWith("data: {") && chunk.contains("\"responseId\":\"r1\""))
        .allMatch(chunk -> chunk.contains("\"role\":\"model\"") && chunk.contains("totalTokenCou"));
  }

  @Test
  void unknownFields_surviveBothWays() throws Exception {
    String whole = WHOLE.replace("\"index\":0", "\"index\":0,\"newer\":{\"a\":1}");
    whole = whole.substring(0, whole.length() - 1) + ",\"newest\":[1,2]}";

    assertThat(tree(GENERATE.joinStream(split(whole)))).isEqualTo(tree(bytes(whole)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"status\":\"INTERNAL\"}}",
        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"partialArgs\":[]}}]}}]}",
        "{\"responseId\":\"r2\"}",
        "[]",
        "{"
      })
  void whatHasNoPlaceInAWhole_isNotJoined(String chunk) {
    assertThatThrownBy(() -> GENERATE.joinStream(bytes(events(FIRST, chunk, LAST))))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void whatIsNotWhole_isNeitherJoinedNorSplit() {
    assertThatThrownBy(() -> GENERATE.joinStream(bytes(events(FIRST, SECOND))))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> split("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> split(WHOLE.replace("\"finishReason\":\"STOP\",", "")))
        .isInstanceOf(MalformedBodyException.class);
    assertThatThrownBy(() -> EMBED.joinStream(bytes(EVENTS)))
        .isInstanceOf(MalformedBodyException.class);
  }

  private static byte[] split(String whole) throws MalformedBodyException {
    return GENERATE.splitReply(bytes(whole), read(GENERATE, EVENTS_URL, "{}"));
  }
}
