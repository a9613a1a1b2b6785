/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.openai.ChatDialect;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an answer may depend on a value, and how it gets another one. */
class BlankedAnswerTest {

  private static final ChatDialect CHAT = new ChatDialect();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear Anna Schmidt, it is late.",
        "Anna Schmidt",
        "**Anna Schmidt**: (Anna Schmidt). \u201cAnna Schmidt\u201d, 'Anna Schmidt'!",
        "{\"name\":\"Anna Schmidt\",\"late\":true}",
        "To: Anna Schmidt\nGood day"
      })
  void verbatimValue_isReplacedWhereverItStands(String text) throws Exception {
    assertThat(given(text, "Anna Schmidt", "Berta Meier"))
        .isEqualTo(text.replace("Anna Schmidt", "Berta Meier"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear customer.",
        "Dear Anna, Anna Schmidt",
        "Anna Schmidt is ANNA SCHMIDT",
        "Anna Schmidt's order",
        "Anna Schmidt\u2019s order",
        "Anna Schmidts Auftrag",
        "Anna Schmidt-Meier, Anna Schmidt",
        "Hannah for Anna Schmidt",
        "Anna Schmidt (anna.schmidt.pdf)",
        "/anna-schmidt Anna Schmidt",
        "Anna Schmidt: see Anna_Schmidt",
        "Anna%20Schmidt Anna Schmidt",
        "Anna Schmidt.de",
        "Ms. Anna Schmidt",
        "Frau Anna Schmidt",
        "an Anna Schmidt",
        "An \"Anna Schmidt\"",
        "Anna\u00a0Schmidt Anna Schmidt",
        "An\u200bna and Anna Schmidt",
        "Schm of Anna Schmidt",
        "\uffff Anna Schmidt",
        ""
      })
  void answerThatMayDependOnTheValueInAnotherWay_isForNobodyElse(String text) throws Exception {
    assertThat(given(text, "Anna Schmidt", "Berta Meier")).isNull();
  }

  @Test
  void valueThatMayBeEscaped_isNotTakenForAbsent() throws Exception {
    assertThat(given("M\u00fcller AG, {\"n\":\"M\\u00fcller\"}", "M\u00fcller AG", "Schulze AG"))
        .isNull();
    assertThat(given("M\u00fcller AG M&uuml;ller", "M\u00fcller AG", "Schulze AG")).isNull();
    assertThat(given("M\u00fcller AG and Muller", "M\u00fcller AG", "Schulze AG")).isNull();
    assertThat(given("M\u00fcller AG, 5%", "M\u00fcller AG", "Schulze AG"))
        .isEqualTo("Schulze AG, 5%");
  }

  @Test
  void partsOfIdentifiers_areFound() throws Exception {
    assertThat(given("Order ORD-2024-0017 is late", "ORD-2024-0017", "ORD-2025-1234"))
        .isEqualTo("Order ORD-2025-1234 is late");
    assertThat(given("ORD-2024-0017, of 2024", "ORD-2024-0017", "ORD-2025-1234")).isNull();
    assertThat(given("KD123456 ends in 3456", "KD123456", "KD654321")).isNull();
  }

  @Test
  void ignoredValue_mayNotBeInTheAnswer() throws Exception {
    SlotChoice choice = new SlotChoice(template(), "", List.of(), List.of("session-4711"));

    assertThat(BlankedAnswer.of(completion("nothing"), texts("nothing"), choice)).isNotNull();
    assertThat(BlankedAnswer.of(completion("4711!"), texts("4711!"), choice)).isNull();
  }

  @Test
  void valueElsewhereInTheReply_isSeen() throws Exception {
    Map<String, Object> more = Map.of("system_fingerprint", "for-anna-schmidt");
    assertThat(blanked("Dear Anna Schmidt", "Anna Schmidt", more)).isNull();
    assertThat(blanked("Dear Anna Schmidt", "Anna Schmidt", Map.of("x", "y"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logprobs", "annotations", "citations", "groundingMetadata", "signature"})
  void whatIsBoundToTheWords_keepsTheAnswer(String name) throws Exception {
    assertThat(blanked("Dear Anna Schmidt", "Anna Schmidt", Map.of(name, List.of(1)))).isNull();
    assertThat(blanked("Dear Anna Schmidt", "Anna Schmidt", Map.of(name, List.of()))).isNotNull();
  }

  /** A provider that does nothing but repeat values would have said the very same. */
  @Test
  void answerGiven_isThatOfAProviderThatRepeatsTheValues() throws Exception {
    Random random = new Random(7);
    List<String> words =
        List.of(
            "the", "order", "of", "is", "late", ".", ",", "\n", "(", ")", "{0}", "{1}", "'", "-");
    List<String> names =
        List.of("Anna Schmidt", "Berta Meier", "Carla Weber", "Dora Krause", "Emil Xaver");
    List<String> ids = List.of("KX-4711", "LY-8822", "MZ-1", "NA-90909");
    int given = 0;
    for (int i = 0; i < 4_000; i++) {
      StringBuilder said = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        said.append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(4) > 0 ? " " : "");
      }
      List<String> old = List.of(any(names, random), any(ids, random));
      List<String> other = List.of(any(names, random), any(ids, random));
      String answer = given(echo(said, old), old, other);
      if (answer != null) {
        given++;
        assertThat(answer).isEqualTo(echo(said, other));
      }
    }
    assertThat(given).isGreaterThan(500);
  }

  private static String echo(CharSequence said, List<String> values) {
    return said.toString().replace("{0}", values.get(0)).replace("{1}", values.get(1));
  }

  private static String any(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static @Nullable String given(String text, String old, String other)
      throws MalformedBodyException {
    return given(text, List.of(old), List.of(other));
  }

  private static @Nullable String given(String text, List<String> old, List<String> other)
      throws MalformedBodyException {
    byte[] whole = completion(text);
    SlotChoice choice = new SlotChoice(template(), "", old, List.of());
    BlankedAnswer blanked = BlankedAnswer.of(whole, CHAT.answerTexts(whole), choice);
    if (blanked == null) {
      return null;
    }
    String kept = new String(blanked.body(), UTF_8);
    old.forEach(value -> assertThat(kept).doesNotContain(value));
    byte[] filled = BlankedAnswer.filled(blanked.body(), CHAT.answerTexts(blanked.body()), other);
    return CHAT.readAnswer(filled).texts().get(0);
  }

  private static @Nullable BlankedAnswer blanked(String text, String value, Map<String, ?> more)
      throws MalformedBodyException {
    Map<String, Object> body = new LinkedHashMap<>(Json.membersOf(completion(text)));
    body.putAll(more);
    byte[] whole = Json.write(body);
    SlotChoice choice = new SlotChoice(template(), "", List.of(value), List.of());
    return BlankedAnswer.of(whole, CHAT.answerTexts(whole), choice);
  }

  private static List<Part> texts(String text) throws MalformedBodyException {
    return new ArrayList<>(CHAT.answerTexts(completion(text)));
  }

  private static byte[] completion(String text) {
    Map<String, Object> message = Map.of("role", "assistant", "content", text);
    return Json.write(Map.of("id", "x-1", "choices", List.of(Map.of("message", message))));
  }

  private static Template template() {
    return Templates.of("Write to {customer}.", "customer", "", true);
  }
}
