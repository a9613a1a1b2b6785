/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonOutlineTest {

  @Test
  void membersOfOtherNames_areLeftOut_whereverTheyStand() throws Exception {
    assertThat(
            outline(
                "{'x':{'a':1},'a':{'x':[1,{'a':2}],'b':'t','c':null},'b':[{'x':'y'},'z',['w']]}",
                "a",
                "b"))
        .isEqualTo(Json.read(json("{'a':{'b':'t'},'b':[{},'z',['w']]}")));
  }

  @Test
  void lastOfDuplicates_counts() throws Exception {
    assertThat(outline("{'a':1,'a':'two'}", "a")).isEqualTo(Json.read(json("{'a':'two'}")));
  }

  @Test
  void longTexts_areCut_andOfNumbersInAListTheFirstStays() throws Exception {
    Object outline = Json.outline(json("{'t':'" + "é".repeat(9_999) + "','v':[1,2,3],'n':4}"));

    assertThat(Json.object(outline).get("t")).isEqualTo("é".repeat(500));
    assertThat(Json.array(Json.object(outline).get("v"))).hasSize(1);
    assertThat(JsonNumber.count(Json.object(outline).get("n"))).isEqualTo(4);
  }

  @Test
  void whatIsLeftOut_isStillJson() {
    for (String broken : new String[] {"{'a':1,'x':[}", "{'x':'\u0001'}", "{'x':1.}", "{'x':1}}"}) {
      assertThatThrownBy(() -> outline(broken, "a")).isInstanceOf(MalformedBodyException.class);
    }
  }

  private static Object outline(String json, String... names) throws MalformedBodyException {
    return Json.outline(json(json), Set.of(names));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
