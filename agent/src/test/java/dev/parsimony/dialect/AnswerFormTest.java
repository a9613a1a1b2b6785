/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says, and the form that a request asks for, in the formats that are judged. */
class AnswerFormTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String RESPONSES = "https://api.openai.com/v1/responses";
  private static final String CLAUDE = "https://api.anthropic.com/v1/messages";
  private static final String VERTEX =
      "https://eu-aiplatform.googleapis.com/v1/projects/p/locations/eu/publishers/anthropic/models/"
          + "claude-sonnet-4:rawPredict";
  private static final String BEDROCK =
      "https://bedrock-runtime.eu-west-1.amazonaws.com/model/"
          + "anthropic.claude-3-haiku-20240307-v1%3A0/invoke";
  private static final String CLAUDES =
      "{'content':[{'type':'thinking','thinking':'hm'},{'type':'text','text':'a'},"
          + "{'type':'tool_use','id':'t','name':'look','input':{'x': 1}},{'type':'text','text':'b'}]}";

  @Test
  void chat_saysATextOfEachChoice_andCallsTools() throws Exception {
    GivenAnswer given =
        answer(
            CHAT,
            "{'choices':[{'message':{'content':'a','tool_calls':[{'function':{'name':'look',"
                + "'arguments':'{}'}}]}},{'message':{'content':[{'text':'b'},{'text':'c'}],"
                + "'function_call':{'arguments':7}}},{'message':{'content':null}}]}");

    assertThat(given.texts()).containsExactly("a", "bc");
    assertThat(told(given)).containsExactly("look({})", "null()");
  }

  @Test
  void response_saysATextOfEachMessage_andCallsTools() throws Exception {
    GivenAnswer given =
        answer(
            RESPONSES,
            "{'output':[{'type':'reasoning','content':[{'text':'hm'}]},{'type':'message',"
                + "'content':[{'text':'a'},{'refusal':'no'}]},{'type':'function_call',"
                + "'name':'look','arguments':'{'}]}");

    assertThat(given.texts()).containsExactly("a");
    assertThat(told(given)).containsExactly("look({)");
  }

  @ParameterizedTest
  @ValueSource(strings = {CLAUDE, VERTEX, BEDROCK})
  void message_saysItsTextsAsOne_andCallsTools_whoeverSellsIt(String url) throws Exception {
    GivenAnswer given = answer(url, CLAUDES);

    assertThat(given.texts()).containsExactly("ab");
    assertThat(told(given)).containsExactly("look({\"x\": 1})");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "{'choices':7,'output':{},'content':8}"})
  void answerOfAnotherShape_saysNothing(String body) throws Exception {
    for (String url : List.of(CHAT, RESPONSES, CLAUDE)) {
      GivenAnswer given = answer(url, body);

      assertThat(given.texts()).isEmpty();
      assertThat(given.toolUses()).isEmpty();
    }
  }

  @Test
  void answerThatIsNoJson_isMalformed() {
    assertThatThrownBy(() -> answer(CHAT, "{'choices':["))
        .isInstanceOf(MalformedBodyException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "none",
      textBlock =
          """
          chat      | 'response_format':{'type':'json_object'}                            | true  | none
          chat      | 'response_format':{'type':'json_schema','json_schema':{'schema':{}}} | true | {}
          chat      | 'text':{'format':{'schema':{}}}                                     | false | none
          responses | 'text':{'format':{'type':'json_object'}}                            | true  | none
          responses | 'text':{'format':{'schema':[1]}}                                    | true  | [1]
          claude    | 'output_config':{'format':{'type':'json_schema','schema':{}}}       | true  | {}
          claude    | 'output_format':{'schema':{}}                                       | true  | {}
          claude    | 'response_format':{'type':'json_object'}                            | false | none
          """)
  void form_isReadWhereTheFormatHasIt(
      String format, String field, boolean json, @Nullable String schema) throws Exception {
    AskedForm form = form(url(format), field);

    assertThat(form.isJson()).isEqualTo(json);
    assertThat(form.schema()).isEqualTo(schema);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          chat      | 'tools':[{'function':{'name':'look'}},{'custom':{'name':'look'}},7]
          chat      | 'functions':[{'name':'look'},{'name':8}]
          responses | 'tools':[{'type':'function','name':'look'},{'type':'web_search'}]
          claude    | 'tools':[{'name':'look','input_schema':{}}]
          """)
  void tools_areThoseWithAName(String format, String field) throws Exception {
    assertThat(form(url(format), field).tools()).containsExactly("look");
  }

  @Test
  void formatThatIsNotTakenApart_saysNothing_andAsksForNothing() throws Exception {
    String url = "https://api.cohere.com/v2/chat";
    Dialect dialect = requireNonNull(Dialects.recognise("POST", url), "no dialect");

    assertThat(dialect.readAnswer(json("{}"))).isNull();
    assertThat(form(url, "'response_format':{'type':'json_object'}")).isSameAs(AskedForm.FREE);
  }

  private static String url(String format) {
    return switch (format) {
      case "chat" -> CHAT;
      case "responses" -> RESPONSES;
      default -> CLAUDE;
    };
  }

  private static GivenAnswer answer(String url, String body) throws MalformedBodyException {
    Dialect dialect = requireNonNull(Dialects.recognise("POST", url), "no dialect");
    return requireNonNull(dialect.readAnswer(json(body)), "not taken apart");
  }

  private static AskedForm form(String url, String field) throws MalformedBodyException {
    Dialect dialect = requireNonNull(Dialects.recognise("POST", url), "no dialect");
    byte[] body = json("{'model':'m','messages':[]," + field + "}");
    WireRequest request = new WireRequest("POST", url, WireHeaders.NONE, body);
    return dialect.readForm(dialect.readRequest(request));
  }

  private static List<String> told(GivenAnswer given) {
    return given.toolUses().stream().map(use -> use.name() + "(" + use.arguments() + ")").toList();
  }

  private static byte[] json(String single) {
    return single.replace('\'', '"').getBytes(UTF_8);
  }
}
