/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.PolicyCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputLimitTest {

  private static final String RULE = "{output: {max-tokens: 100, concise: true}}";
  private static final String BODY =
      Prompts.body(Prompts.message("system", "Be kind."), Prompts.message("user", "Hello?"));

  @Test
  void capAndAWord_areAdded() {
    PolicyCall call = Prompts.call(RULE, BODY);

    assertThat(sent(call)).contains("Be kind.\\n\\nBe concise.").endsWith("_tokens\":100}");
    assertThat(Prompts.told(call)).contains("compress.output=limited(concise_and_cap)");
  }

  @ParameterizedTest
  @CsvSource({"50,50", "100,100", "5000,100"})
  void smallerCapOfTheApplication_stays(String own, String sent) {
    String body = BODY.replaceFirst("}$", ",\"max_tokens\":" + own + "}");

    assertThat(sent(Prompts.call("{output: {max-tokens: 100}}", body)))
        .endsWith(",\"max_tokens\":" + sent + "}")
        .doesNotContain("max_completion_tokens");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]',tools",
    "'\"response_format\":{\"type\":\"json_object\"}',output_format"
  })
  void toolsAndForms_areNotLimited(String field, String reason) {
    PolicyCall call = Prompts.call(RULE, BODY.replaceFirst("}$", "," + field + "}"));

    assertThat(sent(call)).doesNotContain("concise", "_tokens");
    assertThat(Prompts.told(call)).contains("compress.output=unused(" + reason + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          gpt-5-nano |
          o4-mini | "max_completion_tokens":5000
          openai/gpt-5.6-luna |
          gpt-5.1 | "reasoning_effort":"low"
          """)
  void modelThatThinksFirst_isNotCapped_sinceNothingMightBeLeftForTheAnswer(
      String model, String field) {
    PolicyCall call = Prompts.call(RULE, of(model, field));

    assertThat(sent(call)).contains("Be concise.").doesNotContain("_tokens\":100");
    assertThat(Prompts.told(call)).contains("compress.output=limited(concise)");
    PolicyCall capped = Prompts.call("{output: {max-tokens: 100}}", of(model, field));
    assertThat(sent(capped)).doesNotContain("_tokens\":100");
    assertThat(Prompts.told(capped)).contains("compress.output=unused(thinks)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          gpt-5.1 |
          gpt-5-chat-latest |
          gpt-5.6-luna | "reasoning_effort":"none"
          """)
  void modelThatIsNotToThink_isCapped(String model, String field) {
    assertThat(sent(Prompts.call(RULE, of(model, field)))).contains("_tokens\":100");
  }

  @Test
  void promptAboveItsBudget_leavesTheCallAsItWasWritten() {
    PolicyCall call = Prompts.call("{budget: 1, output: {max-tokens: 100, concise: true}}", BODY);

    assertThat(sent(call)).isEqualTo(BODY);
  }

  private static String of(String model, String field) {
    String more = field == null ? "" : "," + field;
    return BODY.replace("gpt-4o", model).replaceFirst("}$", more + "}");
  }

  private static String sent(PolicyCall call) {
    return new String(Prompts.sent(call).body(), UTF_8);
  }
}
