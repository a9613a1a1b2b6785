/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonFields;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class JsonSpliceTest {

  private static final String ODD =
      " {\t\"a\\\"\\\\\" : 1e5 ,\n\"dup\":\"\\ud83d\",\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n";

  @Test
  void noEdit_leavesEveryByte() {
    assertThat(edited(ODD, (splice, fields) -> {})).isEqualTo(ODD);
  }

  @Test
  void replacedValue_leavesEveryOtherByte() {
    assertThat(edited(ODD, (splice, fields) -> splice.replace(fields.get(2), json("\"👋\""))))
        .isEqualTo(ODD.replace("[1,  2]", "\"👋\""));
  }

  @Test
  void removedField_goesWithItsNameAndOneComma() {
    assertThat(edited(ODD, (splice, fields) -> splice.remove(fields.get(0))))
        .isEqualTo(" {\"dup\":\"\\ud83d\",\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n");
    assertThat(edited(ODD, (splice, fields) -> splice.remove(fields.get(1))))
        .isEqualTo(" {\t\"a\\\"\\\\\" : 1e5,\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n");
    assertThat(edited(ODD, (splice, fields) -> splice.remove(fields.get(3))))
        .isEqualTo(" {\t\"a\\\"\\\\\" : 1e5 ,\n\"dup\":\"\\ud83d\",\"dup\" :[1,  2] }\r\n");
  }

  @Test
  void insertedField_standsAtTheEnd() {
    assertThat(edited("{\"a\":1 }", (s, f) -> s.insert("b\"", json("{}"))))
        .isEqualTo("{\"a\":1,\"b\\\"\":{} }");
    assertThat(edited(" { } ", (s, f) -> s.insert("b", json("1")).insert("c", json("2"))))
        .isEqualTo(" {\"b\":1,\"c\":2 } ");
  }

  @Test
  void allEditsTogether_makeOneBody() {
    assertThat(
            edited(
                "{\"a\":1,\"b\":2,\"c\":3}",
                (s, f) ->
                    s.remove(f.get(0))
                        .replace(f.get(1), json("20"))
                        .remove(f.get(2))
                        .insert("d", json("4"))))
        .isEqualTo("{\"b\":20,\"d\":4}");
  }

  @Test
  void everyChoiceOfRemovals_leavesValidJson() throws Exception {
    for (int mask = 0; mask < 16; mask++) {
      int removed = mask;
      String result =
          edited(
              "{ \"a\" : 1 , \"b\" : 2 , \"c\" : 3 , \"d\" : 4 }",
              (splice, fields) -> {
                for (int i = 0; i < 4; i++) {
                  if ((removed & 1 << i) != 0) {
                    splice.remove(fields.get(i));
                  }
                }
                splice.insert("e", json("5"));
              });
      Map<String, Object> tree = Json.object(Json.read(json(result)));
      assertThat(tree).hasSize(5 - Integer.bitCount(mask)).containsKey("e");
      for (int i = 0; i < 4; i++) {
        assertThat(tree.containsKey("abcd".substring(i, i + 1))).isEqualTo((removed & 1 << i) == 0);
      }
    }
  }

  @Test
  void fieldOfAnotherBody_isRejected() throws Exception {
    byte[] body = json("{\"a\":1}");
    JsonSplice splice = JsonSplice.of(body, JsonFields.read(body));
    Field stranger = JsonFields.read(body).get(0);

    assertThatThrownBy(() -> splice.remove(stranger)).isInstanceOf(IllegalArgumentException.class);
  }

  private static String edited(String body, BiConsumer<JsonSplice, List<Field>> edits) {
    try {
      List<Field> fields = JsonFields.read(json(body));
      JsonSplice splice = JsonSplice.of(json(body), fields);
      edits.accept(splice, fields);
      return new String(splice.toBytes(), StandardCharsets.UTF_8);
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
