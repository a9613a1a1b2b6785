/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.Bodies.bytes;
import static dev.parsimony.dialect.gemini.Fixtures.ARRAY;
import static dev.parsimony.dialect.gemini.Fixtures.EMBED;
import static dev.parsimony.dialect.gemini.Fixtures.EVENTS;
import static dev.parsimony.dialect.gemini.Fixtures.FIRST;
import static dev.parsimony.dialect.gemini.Fixtures.GENERATE;
import static dev.parsimony.dialect.gemini.Fixtures.SECOND;
import static dev.parsimony.dialect.gemini.Fixtures.TOOLS_WHOLE;
import static dev.parsimony.dialect.gemini.Fixtures.WHOLE;
import static dev.parsimony.dialect.gemini.Fixtures.events;
import static org.assertj.core.api.Assertions.assertThat;

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
  void answers_areReadAlike_inAllForms() {
    for (ReplyFacts facts : List.of(whole(WHOLE), whole(ARRAY), stream(EVENTS))) {
      assertThat(facts.flaw()).isNull();
      assertThat(facts.id()).isEqualTo("r1");
      assertThat(facts.model()).isEqualTo("gemini-2.5-flash");
      assertThat(facts.finishReasons()).containsExactly("STOP");
      assertThat(facts.toolCalls()).isFalse();
      assertThat(facts.texts()).containsExactly("I think.", "Hello there.");
      assertThat(facts.usage().input()).isEqualTo(105);
      assertThat(facts.usage().output()).isEqualTo(37);
      assertThat(facts.usage().cacheRead()).isEqualTo(60);
      assertThat(facts.usage().reasoning()).isEqualTo(30);
    }
  }

  @Test
  void functionCalls_areSeen_andTheirArgumentsAreTexts() {
    ReplyFacts facts = whole(TOOLS_WHOLE);

    assertThat(facts.flaw()).isNull();
    assertThat(facts.toolCalls()).isTrue();
    assertThat(facts.texts())
        .containsExactly("A", "B", "C", "weather", "{\"city\":\"Paris\"}", "time", "{}");
  }

  @Test
  void aCountOfZeroThatIsLeftOut_isToldByTheTotal() {
    assertThat(usage("\"promptTokenCount\":9,\"totalTokenCount\":9").output()).isZero();
    assertThat(usage("\"promptTokenCount\":9,\"thoughtsTokenCount\":4,\"totalTokenCount\":13"))
        .extracting(Usage::output, Usage::reasoning)
        .containsExactly(4L, 4L);
    assertThat(usage("\"promptTokenCount\":9").output()).isEqualTo(Usage.UNKNOWN);
    assertThat(usage("\"candidatesTokenCount\":9").input()).isEqualTo(Usage.UNKNOWN);
    assertThat(usage("\"trafficType\":\"ON_DEMAND\"")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ON_DEMAND, standard",
    "ON_DEMAND_FLEX, flex",
    "ON_DEMAND_PRIORITY, priority",
    "PROVISIONED_THROUGHPUT, provisioned_throughput"
  })
  void traffic_namesTheTier(String traffic, String tier) {
    String body = "{\"usageMetadata\":{\"trafficType\":\"" + traffic + "\"}}";

    assertThat(whole(body).serviceTier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @CsvSource({
    "MAX_TOKENS, incomplete_reply",
    "SOMETHING_NEW, incomplete_reply",
    "SAFETY, filtered",
    "RECITATION, filtered",
    "MALFORMED_FUNCTION_CALL, failed_reply"
  })
  void onlyAKnownGoodEnd_isOne(String reason, String flaw) {
    assertThat(whole(WHOLE.replace("STOP", reason)).flaw()).isEqualTo(flaw);
    assertThat(stream(EVENTS.replace("STOP", reason)).flaw()).isEqualTo(flaw);
    assertThat(stream(EVENTS.replace("STOP", reason)).finishReasons()).containsExactly(reason);
  }

  @Test
  void aBlockedPrompt_isRefused() {
    String blocked =
        "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},"
            + "\"usageMetadata\":{\"promptTokenCount\":4,\"totalTokenCount\":4}}";

    for (ReplyFacts facts :
        List.of(whole(blocked), whole("[" + blocked + "]"), stream(events(blocked)))) {
      assertThat(facts.flaw()).isEqualTo("refused");
      assertThat(facts.usage().input()).isEqualTo(4);
    }
  }

  @Test
  void thoughtsAlone_areNoAnswer() {
    String thought = WHOLE.replace(",{\"text\":\"Hello there.\"}", "");

    assertThat(thought).isNotEqualTo(WHOLE);
    assertThat(whole(thought).flaw()).isEqualTo("empty_reply");
  }

  @Test
  void aStreamThatIsCut_isIncomplete() {
    assertThat(stream(events(FIRST, SECOND)).flaw()).isEqualTo("incomplete_reply");
    assertThat(stream(events(FIRST, SECOND)).usage().input()).isEqualTo(100);
    assertThat(whole("[" + FIRST + "," + SECOND + "]").flaw()).isEqualTo("incomplete_reply");
    assertThat(whole(ARRAY.substring(0, ARRAY.length() - 2)).flaw()).isEqualTo("malformed");
    assertThat(stream("").flaw()).isEqualTo("empty_reply");
  }

  @Test
  void errors_areFailures_namedByTheirStatus() {
    String error =
        "{\"error\":{\"code\":429,\"message\":\"of what was said\","
            + "\"status\":\"RESOURCE_EXHAUSTED\"}}";
    for (ReplyFacts facts :
        List.of(whole(error), whole("[" + error + "]"), stream(events(FIRST, error)))) {
      assertThat(facts.flaw()).isEqualTo("failed_reply");
      assertThat(facts.errorType()).isEqualTo("RESOURCE_EXHAUSTED");
    }
    assertThat(EMBED.readReply(bytes(error), false).errorType()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(stream(events("{\"error\":\"a sentence\"}")).errorType()).isEqualTo("_OTHER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "nothing", "{}", "null", "[1]", "{\"candidates\":[1]}"})
  void whatIsNoReply_isFlawed(String body) {
    assertThat(whole(body).flaw()).isNotNull();
    assertThat(stream(body).flaw()).isNotNull();
    assertThat(stream(events(body)).flaw()).isNotNull();
    assertThat(EMBED.readReply(bytes(body), false).flaw()).isNotNull();
  }

  @Test
  void damagedReplies_neverThrow() {
    Random random = new Random(7);
    List<String> replies = List.of(WHOLE, EVENTS, ARRAY, TOOLS_WHOLE);
    int flawed = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] body = bytes(replies.get(i % replies.size()));
      for (int k = random.nextInt(6); k >= 0; k--) {
        body[random.nextInt(body.length)] = (byte) "{}[]\":,0\n nulx".charAt(random.nextInt(14));
      }
      body = random.nextBoolean() ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
      ReplyFacts facts = GENERATE.readReply(body, random.nextBoolean());
      assertThat(facts.texts()).doesNotContainNull();
      flawed += facts.flaw() == null ? 0 : 1;
    }
    assertThat(flawed).isBetween(1_000, 2_000);
  }

  @Test
  void embeddings_areRead_withoutTheirVectors() {
    String one =
        "{\"embedding\":{\"values\":[0.1,0.2]},\"usageMetadata\":{\"promptTokenCount\":8}}";

    assertThat(EMBED.readReply(bytes(one), false).flaw()).isNull();
    assertThat(EMBED.readReply(bytes(one), false).usage().input()).isEqualTo(8);
    assertThat(EMBED.readReply(bytes("{\"embeddings\":[{\"values\":[1]}]}"), false).flaw())
        .isNull();
    assertThat(EMBED.readReply(bytes("{\"embeddings\":[]}"), false).flaw())
        .isEqualTo("empty_reply");
  }

  private static ReplyFacts whole(String body) {
    return GENERATE.readReply(bytes(body), false);
  }

  private static ReplyFacts stream(String body) {
    return GENERATE.readReply(bytes(body), true);
  }

  private static Usage usage(String counts) {
    return whole("{\"usageMetadata\":{" + counts + "}}").usage();
  }
}
