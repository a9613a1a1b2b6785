/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.setting.PatternTooCostlyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerJudgeTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String RESPONSES = "https://api.openai.com/v1/responses";
  private static final String CLAUDE = "https://api.anthropic.com/v1/messages";
  private static final String TOOL =
      "'tools':[{'type':'function','function':{'name':'look','parameters':{}}}]";
  private static final String JSON = "'response_format':{'type':'json_object'}";
  private static final String SCHEMA =
      "'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':"
          + "{'type':'object','properties':{'n':{'type':'integer'}},'required':['n']}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "good",
      textBlock =
          """
          'content':'Hello'                 | stop           | good
          'content':''                      | stop           | verify_empty
          'content':'Hel'                   | length         | verify_truncated
          'content':'H'                     | content_filter | verify_filtered
          'content':null,'refusal':'No.'    | stop           | verify_refused
          """)
  void answerAsAChat_isJudgedByItsEnd(String message, String finish, @Nullable String reason)
      throws Exception {
    assertThat(chat("'x':1", message, finish)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "good",
      textBlock =
          """
          {~n~:1}    | good
          {~n~:1.5}  | verify_schema
          {~m~:1}    | verify_schema
          [1]            | verify_schema
          {~n~:      | verify_no_json
          sure: 1        | verify_no_json
          """)
  void answerThatHasToFitASchema_isHeldAgainstIt(String text, @Nullable String reason)
      throws Exception {
    String content = "'content':'" + text.replace("~", "\\'") + "'";
    assertThat(chat(SCHEMA, content, "stop")).isEqualTo(reason);
  }

  @Test
  void answerThatHasToBeJson_isRead() throws Exception {
    assertThat(chat(JSON, "'content':'[1]'", "stop")).isNull();
    assertThat(chat(JSON, "'content':'one'", "stop")).isEqualTo("verify_no_json");
    String deep = "[".repeat(100_000);
    assertThat(chat(JSON, "'content':'" + deep + "'", "stop")).isEqualTo("verify_no_json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      nullValues = "good",
      textBlock =
          """
          look | {}    | good
          look | {     | verify_tool_arguments
          look | [1]   | verify_tool_arguments
          gone | {}    | verify_unknown_tool
          """)
  void callOfATool_namesOneThatWasOffered_withAnObject(
      String name, String arguments, @Nullable String reason) throws Exception {
    String call = "{'id':'c','type':'function','function':{'name':'" + name + "','arguments':'";
    String message = "'content':null,'tool_calls':[" + call + arguments + "'}}]";
    assertThat(chat(TOOL, message, "tool_calls")).isEqualTo(reason);
  }

  @Test
  void otherFormats_areJudgedToo() throws Exception {
    String format = "'text':{'format':{'type':'json_schema','schema':{'type':'object'}}}";
    String said = "{'type':'message','content':[{'type':'output_text','text':'[]'}]}";
    String response = "{'status':'completed','output':[" + said + "]}";
    assertThat(judge(RESPONSES, request("'input':'q'," + format), response, VerifySettings.on()))
        .isEqualTo("verify_schema");
    String use = "{'type':'tool_use','id':'t','name':'gone','input':{}}";
    String message = "{'type':'message','stop_reason':'tool_use','content':[" + use + "]}";
    assertThat(judge(CLAUDE, request("'tools':[{'name':'look'}]"), message, VerifySettings.on()))
        .isEqualTo("verify_unknown_tool");
  }

  @Test
  void patternOfTheRule_mustBeFound() throws Exception {
    VerifySettings ticket = VerifySettings.on().withPattern("(?i)ticket");
    assertThat(chat("'x':1", "'content':'Ticket 4'", "stop", ticket)).isNull();
    assertThat(chat("'x':1", "'content':'Hello'", "stop", ticket)).isEqualTo("verify_pattern");
  }

  @Test
  void patternOfTheRule_isFoundAtTheEndOfALongAnswer() throws Exception {
    VerifySettings ticket = VerifySettings.on().withPattern("(?i)ticket");
    String text = "'content':'" + "word ".repeat(50_000) + "Ticket 4'";
    assertThat(chat("'x':1", text, "stop", ticket)).isNull();
  }

  @Test
  void patternThatBacktracksWithoutEnd_fails_asTheEngineExpects() {
    VerifySettings costly = VerifySettings.on().withPattern("(a+)+$");
    String text = "'content':'" + "a".repeat(5_000) + "b'";
    assertThatThrownBy(() -> chat("'x':1", text, "stop", costly))
        .isInstanceOf(PatternTooCostlyException.class);
  }

  private static @Nullable String chat(String asked, String message, String finish)
      throws Exception {
    return chat(asked, message, finish, VerifySettings.on());
  }

  private static @Nullable String chat(
      String asked, String message, String finish, VerifySettings settings) throws Exception {
    String choice = "{'index':0,'message':{" + message + "},'finish_reason':'" + finish + "'}";
    return judge(CHAT, request(asked), "{'choices':[" + choice + "]}", settings);
  }

  private static String request(String more) {
    return "{'model':'m','messages':[{'role':'user','content':'q'}]," + more + "}";
  }

  private static @Nullable String judge(
      String url, String request, String reply, VerifySettings settings) throws Exception {
    Dialect dialect = Dialects.recognise("POST", url);
    byte[] body = json(reply);
    WireRequest asked = new WireRequest("POST", url, WireHeaders.NONE, json(request));
    RequestFacts facts = dialect.readRequest(asked);
    return new AnswerJudge(() -> facts, settings, "r")
        .objection(dialect.readReply(body, false), () -> body);
  }

  private static byte[] json(String single) {
    return single.replace("\\'", "\\\"").replaceAll("(?<!\\\\)'", "\"").getBytes(UTF_8);
  }
}
