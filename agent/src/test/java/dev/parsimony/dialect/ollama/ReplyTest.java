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
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

  @Test
  void chat_isReadAlike_wholeAndStreamed() {
    for (ReplyFacts facts :
        new ReplyFacts[] {
          CHAT.readReply(bytes(CHAT_WHOLE), false), CHAT.readReply(bytes(CHAT_STREAM), true)
        }) {
      assertThat(facts.flaw()).isNull();
      assertThat(facts.model()).isEqualTo("llama3.2");
      assertThat(facts.finishReasons()).containsExactly("stop");
      assertThat(facts.usage().input()).isEqualTo(26);
      assertThat(facts.usage().output()).isEqualTo(4);
      assertThat(facts.toolCalls()).isFalse();
      assertThat(facts.texts()).containsExactly("Hello there.");
    }
  }

  @Test
  void toolCalls_areSeen_andTheirArgumentsAreTexts() {
    ReplyFacts facts = CHAT.readReply(bytes(TOOLS_WHOLE), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.toolCalls()).isTrue();
    assertThat(facts.texts()).containsExactly("I look it up.", "weather", "{\"city\":\"Paris\"}");
  }

  @Test
  void generate_isRead() {
    ReplyFacts facts = GENERATE.readReply(bytes(GENERATE_WHOLE), false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.usage().input()).isEqualTo(3);
    assertThat(facts.texts()).containsExactly("Hello.");
  }

  @Test
  void countsThatAreNotThere_areUnknown() {
    String withoutInput = CHAT_WHOLE.replace("\"prompt_eval_count\":26,", "");

    assertThat(CHAT.readReply(bytes(withoutInput), false).usage().input()).isEqualTo(Usage.UNKNOWN);
    assertThat(CHAT.readReply(bytes("{\"done\":true}"), false).usage()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "length, incomplete_reply",
    "load, incomplete_reply",
    "something_new, incomplete_reply"
  })
  void onlyAKnownGoodEnd_isOne(String reason, String flaw) {
    String body =
        CHAT_WHOLE.replace("\"done_reason\":\"stop\"", "\"done_reason\":\"" + reason + "\"");

    ReplyFacts facts = CHAT.readReply(bytes(body), false);

    assertThat(facts.flaw()).isEqualTo(flaw);
    assertThat(facts.finishReasons()).containsExactly(reason);
  }

  @Test
  void streamWithoutItsLastChunk_isIncomplete() {
    String cut = CHAT_STREAM.substring(0, CHAT_STREAM.lastIndexOf("{\"model\""));

    assertThat(CHAT.readReply(bytes(cut), true).flaw()).isEqualTo("incomplete_reply");
    assertThat(CHAT.readReply(bytes(cut), true).texts()).containsExactly("Hello there.");
    assertThat(CHAT.readReply(bytes(""), true).flaw()).isEqualTo("empty_reply");
  }

  @Test
  void streamThatBreaksOffWithinALine_isMalformed() {
    String cut = CHAT_STREAM.substring(0, CHAT_STREAM.length() - 20);

    assertThat(CHAT.readReply(bytes(cut), true).flaw()).isEqualTo("malformed");
  }

  @Test
  void errorWithinAStream_isAFailure_andItsSentenceIsNotTold() {
    String failing = CHAT_STREAM.lines().findFirst().get() + "\n{\"error\":\"of what was said\"}\n";

    ReplyFacts facts = CHAT.readReply(bytes(failing), true);

    assertThat(facts.flaw()).isEqualTo("failed_reply");
    assertThat(facts.errorType()).isEqualTo("_OTHER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":\"model 'x' not found\"}"})
  void error_isAFailure(String body) {
    assertThat(CHAT.readReply(bytes(body), false).flaw()).isEqualTo("failed_reply");
    assertThat(GENERATE.readReply(bytes(body), false).flaw()).isEqualTo("failed_reply");
    assertThat(EMBED.readReply(bytes(body), false).flaw()).isEqualTo("failed_reply");
    assertThat(CHAT.readReply(bytes(body), false).errorType()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "nothing", "{}", "null", "{\"done\":true}"})
  void whatIsNoReply_isFlawed(String body) {
    assertThat(CHAT.readReply(bytes(body), false).flaw()).isNotNull();
    assertThat(CHAT.readReply(bytes(body), true).flaw()).isNotNull();
    assertThat(GENERATE.readReply(bytes(body), false).flaw()).isNotNull();
    assertThat(EMBED.readReply(bytes(body), false).flaw()).isNotNull();
  }

  @Test
  void damagedReplies_neverThrow() {
    Random random = new Random(7);
    List<String> replies = List.of(CHAT_WHOLE, CHAT_STREAM, TOOLS_WHOLE, GENERATE_WHOLE);
    int flawed = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] body = bytes(replies.get(i % replies.size()));
      for (int k = random.nextInt(6); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) "{}[]\":,0\n nulx".charAt(random.nextInt(14));
      }
      body = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
      for (Dialect dialect : List.of(CHAT, GENERATE, EMBED)) {
        ReplyFacts facts = dialect.readReply(body, random.nextBoolean());
        assertThat(facts.texts()).doesNotContainNull();
        flawed += facts.flaw() == null ? 0 : 1;
      }
    }
    assertThat(flawed).isBetween(4_000, 6_000);
  }

  @Test
  void embeddings_areRead_withoutTheirVectors() {
    ReplyFacts facts =
        EMBED.readReply(
            bytes(
                "{\"model\":\"e\",\"embeddings\":[[0.1,0.2],[0.3,0.4]],\"total_duration\":1,"
                    + "\"prompt_eval_count\":8}"),
            false);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.model()).isEqualTo("e");
    assertThat(facts.usage().input()).isEqualTo(8);
    assertThat(EMBED.readReply(bytes("{\"embeddings\":[]}"), false).flaw())
        .isEqualTo("empty_reply");
  }
}
