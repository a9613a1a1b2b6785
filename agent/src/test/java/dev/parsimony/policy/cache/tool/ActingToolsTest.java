/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.tool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.setting.Glob;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingToolsTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final ActingTools BY_WORDS = tools(List.of(), List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://api.openai.com/v1/chat/completions | {"tools":[{"type":"function","function":{"name":"NAME"}}]}
          https://api.openai.com/v1/chat/completions | {"tools":[{"type":"custom","custom":{"name":"NAME"}}]}
          https://api.openai.com/v1/responses | {"tools":[{"type":"function","name":"NAME","parameters":{}}]}
          https://api.anthropic.com/v1/messages | {"tools":[{"name":"NAME","input_schema":{}}]}
          https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse | {"toolConfig":{"tools":[{"toolSpec":{"name":"NAME"}}]}}
          https://bedrock-runtime.eu-west-1.amazonaws.com/model/anthropic.claude-sonnet-5/invoke | {"tools":[{"name":"NAME"}]}
          https://generativelanguage.googleapis.com/v1beta/models/m:generateContent | {"tools":[{"functionDeclarations":[{"name":"NAME"}]}]}
          https://generativelanguage.googleapis.com/v1beta/models/m:generateContent | {"tools":[{"function_declarations":[{"name":"NAME"}]}]}
          https://api.mistral.ai/v1/chat/completions | {"tools":[{"type":"function","function":{"name":"NAME"}}]}
          https://api.cohere.com/v2/chat | {"tools":[{"type":"function","function":{"name":"NAME"}}]}
          http://localhost:11434/api/chat | {"tools":[{"type":"function","function":{"name":"NAME"}}]}
          https://dashscope.aliyuncs.com/api/v1/services/aigc/text-generation/generation | {"parameters":{"tools":[{"type":"function","function":{"name":"NAME"}}]}}
          """)
  void actingTool_isFoundInEachFormat(String url, String body) {
    assertThat(BY_WORDS.areOffered(asked(url, body.replace("NAME", "send_mail")))).isTrue();
    assertThat(BY_WORDS.areOffered(asked(url, body.replace("NAME", "get_mail")))).isFalse();
  }

  @Test
  void oneOfMany_isEnough() {
    assertThat(BY_WORDS.areOffered(chat("get_a", "list_b", "deleteC"))).isTrue();
  }

  @Test
  void description_countsToo() {
    String body =
        """
        {"tools":[{"function":{"name":"mailer","description":"Sends a mail"}, "type":"function"}]}""";

    assertThat(BY_WORDS.areOffered(asked(CHAT, body))).isTrue();
  }

  @Test
  void schemaOfTheAnswer_isNoTool() {
    String body =
        """
        {"tools":[{"type":"function","function":{"name":"get_a"}}],"response_format":{"type":
        "json_schema","json_schema":{"name":"create_order","schema":{"required":["send"]}}}}""";

    assertThat(BY_WORDS.areOffered(asked(CHAT, body))).isFalse();
  }

  @Test
  void namesOfParameters_doNotCount() {
    String body =
        """
        {"tools":[{"type":"function","function":{"name":"get_a","parameters":{"type":"object",
        "properties":{"name":{"type":"string"},"send":{"name":"send"}}}}}]}""";

    assertThat(BY_WORDS.areOffered(asked(CHAT, body))).isFalse();
  }

  @Test
  void safeTool_isBelievedAgainstItsWords() {
    ActingTools tools = tools(List.of(), List.of("add_numbers", "mail_*"));

    assertThat(tools.areOffered(chat("add_numbers", "mail_send"))).isFalse();
    assertThat(tools.areOffered(chat("add_numbers", "send_mail"))).isTrue();
  }

  @Test
  void toolThatActs_isBelievedAgainstEverything() {
    ActingTools tools = tools(List.of("get_money"), List.of("*"));

    assertThat(tools.areOffered(chat("send_mail"))).isFalse();
    assertThat(tools.areOffered(chat("get_money"))).isTrue();
  }

  @Test
  void resultsAfterTheQuestion_areNotFollowedByTheUsersWord() {
    String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"send_mail\"}}]";
    String asked = "{\"role\":\"user\",\"content\":\"Send it\"}";
    String result = "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"sent\"}";

    assertThat(BY_WORDS.mayFollow(asked(CHAT, "{\"messages\":[" + asked + "]," + tools + "}")))
        .isTrue();
    assertThat(follows(tools, asked, result)).isFalse();
    assertThat(follows(tools, asked, result, result)).isFalse();
    assertThat(follows(tools, asked, result, asked)).isTrue();
    assertThat(follows(tools)).isTrue();
  }

  @Test
  void resultsWithAWordOfTheUser_areAQuestion() {
    String url = "https://api.anthropic.com/v1/messages";
    String result = "{\"type\":\"tool_result\",\"tool_use_id\":\"c\",\"content\":\"sent\"}";
    String word = ",{\"type\":\"text\",\"text\":\"and again\"}";
    String body = "{\"tools\":[{\"name\":\"send\"}],\"messages\":[{\"role\":\"user\",\"content\":[";

    assertThat(BY_WORDS.mayFollow(asked(url, body + result + "]}]}"))).isFalse();
    assertThat(BY_WORDS.mayFollow(asked(url, body + result + word + "]}]}"))).isTrue();
  }

  @Test
  void itemWithAResult_isNoQuestion() {
    String body =
        """
        {"tools":[{"type":"function","name":"send"}],"input":[
          {"type":"function_call_output","call_id":"c","output":"sent"}]}""";

    assertThat(BY_WORDS.mayFollow(asked("https://api.openai.com/v1/responses", body))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"tools":[]}
          {"tools":null}
          {"tools":[[[]]]}
          {"tools":[{}]}
          {"tools":[{"type":"function","function":{"name":7}}]}
          {"tools":[{"type":"function","function":null}]}
          {"tools":{"send":{}}}
          """)
  void nothingNamed_actsNot(String body) {
    assertThat(BY_WORDS.areOffered(asked(CHAT, body))).isFalse();
    assertThat(BY_WORDS.mayFollow(asked(CHAT, body))).isFalse();
  }

  @Test
  void deepNesting_isNoObstacle() {
    String deep = "[".repeat(900) + "]".repeat(900);
    String body = "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"send\",\"x\":";

    assertThat(BY_WORDS.areOffered(asked(CHAT, body + deep + "}}]}"))).isTrue();
  }

  @Test
  void sameNames_areTheSame() {
    assertThat(tools(List.of("a"), List.of("b"))).isEqualTo(tools(List.of("a"), List.of("b")));
    assertThat(tools(List.of("a"), List.of("b")))
        .hasSameHashCodeAs(tools(List.of("a"), List.of("b")))
        .isNotEqualTo(tools(List.of("b"), List.of("a")))
        .isNotEqualTo(tools(List.of("a"), List.of()));
  }

  private static boolean follows(String tools, String... messages) {
    String body = "{\"messages\":[" + String.join(",", messages) + "]," + tools + "}";
    return BY_WORDS.mayFollow(asked(CHAT, body));
  }

  private static RequestFacts chat(String... names) {
    String tools =
        String.join(
            ",",
            Stream.of(names)
                .map(name -> "{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\"}}")
                .toList());
    return asked(CHAT, "{\"tools\":[" + tools + "]}");
  }

  private static RequestFacts asked(String url, String body) {
    Dialect dialect = requireNonNull(Dialects.recognise("POST", url), url);
    try {
      return dialect.readRequest(
          new WireRequest("POST", url, WireHeaders.of(Map.of()), body.getBytes(UTF_8)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  private static ActingTools tools(List<String> acting, List<String> safe) {
    return new ActingTools(globs(acting), globs(safe));
  }

  private static List<Glob> globs(List<String> patterns) {
    return patterns.stream().map(pattern -> Glob.of(pattern, null)).toList();
  }
}
