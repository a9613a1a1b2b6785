/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What marks look like in each format. */
class MarkFormatsTest {

  private static final String LONG = "The ship lay at the quay for a week. ".repeat(200);
  private static final Prompt PROMPT = Prompt.of(LONG).tools(LONG).say("Where is it?");
  private static final String POINT = ",{\"cachePoint\":{\"type\":\"default\"}}]";
  private static final String BREAKPOINT = "\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";
  private static final Pattern KEY = Pattern.compile(",\"prompt_cache_key\":\"([\\w-]{24})\"}$");

  private final HintedCalls converse =
      new HintedCalls(
          "https://bedrock-runtime.eu-west-1.amazonaws.com/model/anthropic.claude-sonnet-5/converse");
  private final HintedCalls chat = new HintedCalls("https://api.openai.com/v1/chat/completions");
  private final HintedCalls responses = new HintedCalls("https://api.openai.com/v1/responses");

  @Test
  void converse_hasPointsBehindToolsSystemAndMessage() {
    String body = PROMPT.converse();
    converse.send(body);

    String marked = converse.send(body).body();

    assertThat(marked.split("cachePoint", -1)).hasSize(4);
    assertThat(marked)
        .contains(
            "{\"json\":{\"type\":\"object\"}}}}" + POINT + "}",
            "{\"text\":\"" + LONG + "\"}" + POINT,
            "{\"text\":\"Where is it?\"}" + POINT);
    assertThat(marked.replace(POINT, "]")).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"so\"}}}",
        "{\"text\":\"\"}",
        "7"
      })
  void converse_passesOverWhatTakesNoPoint(String block) {
    String body = PROMPT.say("so").converse().replace("{\"text\":\"so\"}", block);
    converse.send(body);

    assertThat(converse.send(body).body()).contains("[" + block + "]", "it?\"}" + POINT);
  }

  @Test
  void converse_withAPointOfTheApplication_isLeftAlone() {
    String body = PROMPT.converse().replace("it?\"}]", "it?\"}" + POINT);
    converse.send(body);

    assertThat(converse.send(body).reason()).isEqualTo("own_marks");
  }

  @Test
  void chat_hasBreakpointsBehindSystemAndUser_andAKey() {
    String body = PROMPT.chat("gpt-6-sol");
    chat.send(body);

    HintedCalls.Sent sent = chat.send(body);

    assertThat(sent.decision()).isEqualTo("hint=marked(30m)");
    assertThat(sent.body())
        .contains(
            "\"content\":[{\"type\":\"text\",\"text\":\"" + LONG + "\"," + BREAKPOINT + "}]",
            "\"content\":[{\"type\":\"text\",\"text\":\"Where is it?\"," + BREAKPOINT + "}]")
        .containsPattern(KEY);
  }

  @Test
  void answersAndToolResults_takeNoBreakpoint() {
    String body =
        PROMPT
            .say("Look.")
            .say("found")
            .chat("gpt-6-sol")
            .replace(
                "\"role\":\"user\",\"content\":\"found\"",
                "\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"found\"");
    chat.send(body);

    assertThat(chat.send(body).body())
        .contains("\"content\":\"Look.\"", "\"content\":\"found\"", "it?\"," + BREAKPOINT);
  }

  @Test
  void olderModel_getsAKeyAlone() {
    String body = PROMPT.chat("gpt-4o");
    chat.send(body);

    String marked = chat.send(body).body();

    assertThat(KEY.matcher(marked).replaceFirst("}")).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-6-sol"})
  void firstPrompt_isLedByItsKeyToWhereLaterOnesAreLed(String model) {
    String body = PROMPT.chat(model);

    HintedCalls.Sent first = chat.send(body).answered(null);

    assertThat(first.decision()).isEqualTo("hint=keyed(not_seen)");
    assertThat(KEY.matcher(first.body()).replaceFirst("}")).isEqualTo(body);
    assertThat(keyOf(chat.send(body).answered(0, 0).body())).isEqualTo(keyOf(first.body()));
    chat.send(body.replace("week", "year")).rejected();
    assertThat(chat.send(body).reason()).isEqualTo("refused");
  }

  @Test
  void key_isThatOfToolsAndInstructions_whoeverAsksWhatever() {
    Prompt other = Prompt.of(LONG + "!").tools(LONG).say("Where is it?");
    String one = key(PROMPT);

    assertThat(key(Prompt.of(LONG).tools(LONG).say("I am Ann. And when?"))).isEqualTo(one);
    assertThat(key(other)).isNotEqualTo(one);
  }

  @Test
  void responses_haveBlocksOfTheirOwnType_andInstructionsKeepTheirForm() {
    String body =
        "{\"model\":\"gpt-5.6-sol\",\"instructions\":\""
            + LONG
            + "\",\"input\":[{\"role\":\"user\",\"content\":\"Where?\"}]}";
    responses.send(body);

    assertThat(responses.send(body).body())
        .contains(
            "\"instructions\":\"The",
            "\"content\":[{\"type\":\"input_text\",\"text\":\"Where?\"," + BREAKPOINT + "}]")
        .containsPattern(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"prompt_cache_key\":\"k\"", "\"prompt_cache_options\":{\"mode\":\"explicit\"}"})
  void openAi_withAWordOfTheApplication_isLeftAlone(String field) {
    String body = PROMPT.chat("gpt-6-sol").replaceFirst("\\{", "{" + field + ",");
    chat.send(body);

    assertThat(chat.send(body).reason()).isEqualTo("own_marks");
  }

  @Test
  void others_whoSpeakTheFormatOfOpenAi_areLeftAlone() {
    HintedCalls azure =
        new HintedCalls("https://x.openai.azure.com/openai/deployments/d/chat/completions");

    assertThat(azure.send(PROMPT.chat("gpt-6-sol")).reason()).isEqualTo("no_marks");
  }

  private String key(Prompt prompt) {
    chat.send(prompt.chat("gpt-4o"));
    return keyOf(chat.send(prompt.chat("gpt-4o")).body());
  }

  private static String keyOf(String body) {
    Matcher matcher = KEY.matcher(body);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
