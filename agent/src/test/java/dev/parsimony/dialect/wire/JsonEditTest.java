/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class JsonEditTest {

  private static final String ODD =
      " {\t\"a\\\"\\\\\" : 1e5 ,\n\"dup\":\"\\ud83d\",\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n";

  @Test
  void noEdit_leavesEveryByte() {
    assertThat(edited(ODD, (edit, root) -> {})).isEqualTo(ODD);
  }

  @Test
  void replacedValue_leavesEveryOtherByte() {
    assertThat(edited(ODD, (e, r) -> e.replace(child(r, 2).place(), Bodies.bytes("\"👋\""))))
        .isEqualTo(ODD.replace("[1,  2]", "\"👋\""));
    assertThat(edited(ODD, (e, r) -> e.replace(child(r, 2, 1).place(), Bodies.bytes("3"))))
        .isEqualTo(ODD.replace("  2", "  3"));
  }

  @Test
  void removedMember_goesWithItsNameAndOneComma() {
    assertThat(edited(ODD, (e, r) -> e.remove(child(r, 0).place())))
        .isEqualTo(" {\t\"dup\":\"\\ud83d\",\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n");
    assertThat(edited(ODD, (e, r) -> e.remove(child(r, 1).place())))
        .isEqualTo(" {\t\"a\\\"\\\\\" : 1e5,\"dup\" :[1,  2], \"z\":\"ü\\/\" }\r\n");
    assertThat(edited(ODD, (e, r) -> e.remove(child(r, 3).place())))
        .isEqualTo(" {\t\"a\\\"\\\\\" : 1e5 ,\n\"dup\":\"\\ud83d\",\"dup\" :[1,  2] }\r\n");
    assertThat(edited(ODD, (e, r) -> e.remove(child(r, 2, 0).place())))
        .isEqualTo(ODD.replace("[1,  2]", "[2]"));
  }

  @Test
  void insertedMember_standsAtTheEnd() {
    assertThat(edited("{\"a\":1 }", (e, r) -> e.insert(r.place(), "b\"", Bodies.bytes("{}"))))
        .isEqualTo("{\"a\":1,\"b\\\"\":{} }");
    assertThat(edited("[{ }]", (e, r) -> e.insert(child(r, 0).place(), "b", Bodies.bytes("1"))))
        .isEqualTo("[{\"b\":1 }]");
  }

  @Test
  void appendedElement_standsAtTheEnd() {
    assertThat(edited("{\"a\":[ 1 ] }", (e, r) -> e.append(child(r, 0).place(), Bodies.bytes("2"))))
        .isEqualTo("{\"a\":[ 1,2 ] }");
    assertThat(edited("[ ]", (e, r) -> e.append(r.place(), Bodies.bytes("{}")))).isEqualTo("[{} ]");
    assertThat(
            edited(
                "[1,2]",
                (e, r) ->
                    e.remove(child(r, 0).place())
                        .remove(child(r, 1).place())
                        .append(r.place(), Bodies.bytes("3"))))
        .isEqualTo("[3]");
  }

  @Test
  void everyChoiceOfRemovals_leavesValidJson() throws Exception {
    for (int mask = 0; mask < 16; mask++) {
      int removed = mask;
      String text = edited("[ 0 , [ ] , {\"a\" : 1 } , \"\" ]", (e, r) -> remove(e, r, removed));
      assertThat(JsonNode.read(Bodies.bytes(text)).elements()).hasSize(4 - Integer.bitCount(mask));
    }
  }

  @Test
  void anyTextCutAnywhere_isMalformedOrWhole() {
    for (int length = 0; length < ODD.length(); length++) {
      byte[] cut = Bodies.bytes(ODD.substring(0, length));
      if (length < ODD.lastIndexOf('}') + 1) {
        assertThatThrownBy(() -> JsonNode.read(cut)).isInstanceOf(MalformedBodyException.class);
      }
    }
  }

  @Test
  void deepNesting_costsNoStack() throws Exception {
    String deep = "[".repeat(900) + "1" + "]".repeat(900);

    assertThat(JsonNode.read(Bodies.bytes(deep)).json()).isEqualTo(deep);
  }

  @Test
  void noise_isNeverAnythingButMalformed() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = Bodies.bytes(ODD);
      noise[random.nextInt(noise.length)] = (byte) random.nextInt();
      try {
        JsonNode root = JsonNode.read(noise);
        assertThat(JsonEdit.of(root).toBytes()).isEqualTo(noise);
        readStrings(root);
      } catch (MalformedBodyException expected) {
        assertThat(expected).hasMessageContaining("JSON");
      }
    }
  }

  /* What was taken for a string is one. */
  private static void readStrings(JsonNode node) {
    assertThat(node.string() != null).isEqualTo(node.is(JsonNode.Kind.STRING));
    node.children().forEach(JsonEditTest::readStrings);
  }

  private static void remove(JsonEdit edit, JsonNode root, int mask) {
    for (int i = 0; i < 4; i++) {
      if ((mask & 1 << i) != 0) {
        edit.remove(child(root, i).place());
      }
    }
  }

  private static JsonNode child(JsonNode root, int... path) {
    JsonNode node = root;
    for (int i : path) {
      node = node.children().get(i);
    }
    return node;
  }

  private static String edited(String text, BiConsumer<JsonEdit, JsonNode> edits) {
    try {
      JsonNode root = JsonNode.read(Bodies.bytes(text));
      JsonEdit edit = JsonEdit.of(root);
      edits.accept(edit, root);
      return Bodies.text(edit.toBytes());
    } catch (MalformedBodyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
