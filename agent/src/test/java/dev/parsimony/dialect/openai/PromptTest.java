/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.WireRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {

  private static final String CHAT =
      """
      {"model":"m", "messages":[
        {"role":"developer","content":"be brief"},
        {"role":"user","content":[{"type":"text","text":"what is it?"},
          {"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]},
        {"role":"assistant","content":null,"tool_calls":[
          {"id":"call_1","type":"function","function":{"name":"look","arguments":"{\\"a\\":1}"}}]},
        {"role":"tool","tool_call_id":"call_1","content":"a \\u0041 cat"}],
       "tools":[{"type":"function","function":{"name":"look"}}]}""";

  @Test
  void chat_isReadMessageByMessage() {
    Prompt prompt = PromptReader.read(Bodies.bytes(CHAT));

    assertThat(prompt.messages())
        .extracting(Message::role)
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);
    assertThat(prompt.messages().get(1).parts())
        .extracting(Part::kind)
        .containsExactly(Part.Kind.TEXT, Part.Kind.MEDIA);
    assertThat(prompt.messages().get(2).calls()).containsExactly("call_1");
    assertThat(prompt.messages().get(3).results()).containsExactly("call_1");
    assertThat(prompt.messages().get(3).parts())
        .extracting(Part::kind)
        .containsExactly(Part.Kind.TOOL_RESULT);
    assertThat(prompt.schemas()).hasSize(1);
    assertThat(prompt.system()).isEqualTo("be brief");
  }

  @Test
  void responses_areReadItemByItem() {
    Prompt prompt =
        PromptReader.read(
            Bodies.bytes(
                """
                {"instructions":"be brief","input":[
                  {"role":"user","content":[{"type":"input_text","text":"hi"}]},
                  {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"x"},
                  {"type":"function_call","call_id":"c","name":"look","arguments":"{}"},
                  {"type":"function_call_output","call_id":"c","output":"done"}]}"""));

    assertThat(prompt.messages())
        .extracting(Message::role)
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.ASSISTANT, Role.TOOL);
    assertThat(prompt.messages()).extracting(Message::isBound).contains(true, false);
    assertThat(prompt.messages().get(3).calls()).containsExactly("c");
    assertThat(prompt.messages().get(4).results()).containsExactly("c");
  }

  @Test
  void replacedPartAndRemovedMessage_leaveAllElseAsItIs() throws Exception {
    WireRequest request = Bodies.request(Bodies.bytes(CHAT));
    Prompt prompt = PromptReader.read(request.body());

    WireRequest changed =
        RequestEdit.of(request)
            .replace(prompt.messages().get(3).parts().get(0), "a \"dog\"")
            .remove(prompt.messages().get(0))
            .toRequest();

    assertThat(Bodies.text(changed.body()))
        .isEqualTo(
            CHAT.replace("a \\u0041 cat", "a \\\"dog\\\"")
                .replace("{\"role\":\"developer\",\"content\":\"be brief\"},\n  ", ""));
  }

  @Test
  void fieldThatIsSet_isMadeWithTheObjectsAroundIt() throws Exception {
    WireRequest request = Bodies.request(Bodies.bytes("{\"a\":{\"b\":1},\"c\":2}"));

    WireRequest changed =
        RequestEdit.of(request)
            .set(List.of("a", "b"), 5L)
            .set(List.of("d", "e", "f"), "x")
            .unset(List.of("c"))
            .toRequest();

    assertThat(Bodies.text(changed.body()))
        .isEqualTo("{\"a\":{\"b\":5},\"d\":{\"e\":{\"f\":\"x\"}}}");
  }

  @Test
  void malformedBody_saysNothing() {
    assertThat(PromptReader.read(Bodies.bytes("{\"messages\":[")).messages()).isEmpty();
    assertThat(PromptReader.read(Bodies.bytes("{\"messages\":[1,null,\"x\",[[]]]}")).texts())
        .containsExactly("x");
  }
}
