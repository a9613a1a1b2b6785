/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parsimony.dialect.Bodies;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every dialect when a server says what no provider should. */
class HostileRepliesTest {

  private static final String PACKAGE = "dev.parsimony.dialect.contract.Samples#";
  private static final JsonMapper JSON = new JsonMapper();

  private static final List<String> NO_REPLIES =
      List.of(
          "",
          "null",
          "7",
          "[]",
          "{}",
          "\0",
          "data: {}\n\n",
          "data: [DONE]\n\n",
          "<html>Bad gateway</html>",
          "[".repeat(50_000),
          "{\"error\":".repeat(3_000),
          "{\"usage\":{\"input_tokens\":" + "9".repeat(2_000) + "}}",
          '"' + "x".repeat(1_000_000) + '"');

  private static final List<String> ODD =
      List.of("null", "[]", "{}", "-7", "1e400", "\"a\"", "[null]", "{\"a\":[{}]}");

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void whatIsNoReply_isFlawed(Sample sample) {
    for (String body : NO_REPLIES) {
      byte[] bytes = Bodies.bytes(body);
      assertThat(sample.dialect().readReply(bytes, false).flaw()).isNotNull();
      if (sample.has("stream.txt")) {
        assertThat(sample.dialect().readReply(bytes, true).flaw()).isNotNull();
      }
      convert(sample, bytes);
    }
  }

  @ParameterizedTest
  @MethodSource(PACKAGE + "all")
  void oddValues_neverThrow(Sample sample) throws Exception {
    for (String odd : ODD) {
      JsonNode whole = JSON.readTree(sample.file("whole.json"));
      for (Runnable change : changes(whole, JSON.readTree(odd))) {
        change.run();
        byte[] changed = JSON.writeValueAsBytes(whole);
        ReplyFacts facts = sample.dialect().readReply(changed, false);
        assertThat(facts.texts()).doesNotContainNull();
        assertThat(facts.finishReasons()).doesNotContainNull();
        convert(sample, changed);
      }
    }
  }

  /* Puts the odd value in one place after the other; each is put right before the next. */
  private static List<Runnable> changes(JsonNode node, JsonNode odd) {
    List<Runnable> changes = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (String name : object.properties().stream().map(entry -> entry.getKey()).toList()) {
        JsonNode right = object.get(name);
        changes.add(() -> object.set(name, odd));
        changes.add(() -> object.set(name, right));
        changes.addAll(changes(right, odd));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        JsonNode right = array.get(i);
        changes.add(() -> array.set(index, odd));
        changes.add(() -> array.set(index, right));
        changes.addAll(changes(right, odd));
      }
    }
    return changes;
  }

  private static void convert(Sample sample, byte[] body) {
    try {
      assertThat(sample.dialect().splitReply(body, sample.request(true))).isNotEmpty();
    } catch (MalformedBodyException expected) {
      assertThat(expected).hasMessageNotContaining("xxx");
    }
    try {
      assertThat(sample.dialect().joinStream(body)).isNotEmpty();
    } catch (MalformedBodyException expected) {
      assertThat(expected).hasMessageNotContaining("xxx");
    }
  }
}
