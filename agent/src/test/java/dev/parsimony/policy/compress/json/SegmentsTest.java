/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(10_000).build())
          .build();

  @Test
  void bareJson_isMinified_andItsTokensStay() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      String json = new RandomJson(seed).object();

      String minified = minified("Look:\n" + json + "\nThank you.");

      String inside = minified.substring(6, minified.length() - 11);
      assertThat(tokens(inside)).as("seed %d", seed).isEqualTo(tokens(json));
      assertThat(inside.length()).isLessThanOrEqualTo(json.length());
      assertThat(minified(minified)).isEqualTo(minified);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n{\"a\": 1, \"b\": [1, 2, 3]}\n```",
        "~~~\n{\"a\": 1, \"b\": [1, 2, 3]}\n~~~",
        "````md\n```\n{\"a\": 1}\n```\n{\"a\": 1, \"b\": 2}\n````",
        "- ```\n  {\"a\": 1, \"b\": [1, 2, 3]}\n  ```",
        "never closed\n```\n{\"a\": 1, \"b\": [1, 2, 3]}\n",
        "`{\"a\": 1, \"b\": [1, 2, 3]}`",
        "he said \"{ 'a': [1, 2, 3, 4, 5, 6] }\" to me",
        "he wrote \"see [1, 2, 3, 4, 5, 6, 7, 8] there\" to me",
        "a link [\"one\", \"two\", \"three\"](https://example.org)",
        "values[1, 2, 3, 4, 5, 6, 7, 8]",
        "cut off {\"a\": 1, \"b\": [1, 2, 3]",
        "no JSON {\"a\": 1, 'b': [1, 2, 3]}",
        "a trailing comma {\"a\": 1, \"b\": [1, 2, 3],}",
        "a leading zero {\"a\": 01, \"b\": 12345}",
        "a template {{name}} and {name} [x]"
      })
  void codeQuotationsAndOtherText_stay(String text) {
    assertThat(minified(text)).isSameAs(text);
  }

  @Test
  void whatIsNotJson_isNotTriedAgain() {
    String deep = "[".repeat(200_000);
    String open = "[1, ".repeat(200_000);
    String objects = "{\"a\": ".repeat(200_000);

    assertThat(minified(deep)).isSameAs(deep);
    assertThat(minified(open)).isSameAs(open);
    assertThat(minified(objects)).isSameAs(objects);
  }

  @Test
  void severalTexts_standInOne() {
    assertThat(minified("{\"a\": [1, 2, 3, 4]}\n{\"b\": [1, 2, 3, 4]}\nend"))
        .isEqualTo("{\"a\":[1,2,3,4]}\n{\"b\":[1,2,3,4]}\nend");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"A-1\", \"ok\": true}  <- is this valid?",
        "Solar farm at [43.653225, -79.383186] in December",
        "Sort these: [31, 12, 55, 18, 4]",
        "Code:\n\n    {\n      \"a\": 1,\n      \"b\": 2\n    }\n",
        "Code:\n\n\t{\"a\": 1, \"b\": [1, 2, 3]}\n",
        "Code:\n\n    ALL = [\"Error\", \"copy\", \"deepcopy\"]\n"
      })
  void jsonOfASentence_orOfIndentedCode_stays(String text) {
    assertThat(minified(text)).isEqualTo(text);
  }

  @Test
  void longData_isMinifiedAlsoWhereItIsAnnounced() {
    String numbers = "1, ".repeat(99) + "1";
    assertThat(minified("Numbers: [" + numbers + "]. Thank you."))
        .isEqualTo("Numbers: [" + numbers.replace(" ", "") + "]. Thank you.");
  }

  @Test
  void manyShortTexts_inOneLine_areSeenOnce() {
    String line = "{\"a\": 1, \"b\": 22} ".repeat(50_000);
    assertThat(minified(line)).isEqualTo(line);
  }

  private static String minified(String text) {
    return Segments.rewrite(text, Minified.COMPLETE::write);
  }

  private static List<String> tokens(String json) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      while (parser.nextToken() != null) {
        tokens.add(parser.currentToken() + " " + parser.getText());
      }
    }
    return tokens;
  }
}
