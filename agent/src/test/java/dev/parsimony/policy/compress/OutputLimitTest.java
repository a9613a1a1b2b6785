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

  private static String sent(PolicyCall call) {
    return new String(Prompts.sent(call).body(), UTF_8);
  }
}
