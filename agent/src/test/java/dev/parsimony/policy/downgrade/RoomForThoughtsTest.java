/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import static dev.parsimony.policy.downgrade.DowngradePolicyTest.body;
import static dev.parsimony.policy.downgrade.DowngradePolicyTest.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.tokens.Price;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.Rates;
import dev.parsimony.tokens.TokenRatios;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer must not end at its limit because the other model has thought the limit away. */
class RoomForThoughtsTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String CLAUDE = "https://api.anthropic.com/v1/messages";
  private static final String GEMINI =
      "https://generativelanguage.googleapis.com/v1beta/models/%s:generateContent";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          gpt-5.1 | gpt-5-nano  | 'max_completion_tokens':100 | 'max_completion_tokens':228 | 'reasoning_effort':'minimal'
          gpt-5.4 | gpt-5.4-nano | 'max_completion_tokens':100 | 'max_completion_tokens':100 | 'reasoning_effort':'none'
          gpt-5.5 | gpt-5-nano  | 'max_completion_tokens':100 | 'max_completion_tokens':2148 |
          gpt-5.6-sol | gpt-5.6-luna | 'max_completion_tokens':100 | 'max_completion_tokens':100 |
          gpt-5   | gpt-5-nano  | 'max_completion_tokens':100 | 'max_completion_tokens':100 |
          gpt-5.1 | gpt-5-nano  | 'max_completion_tokens':100,'reasoning_effort':'none' | 'max_completion_tokens':228 | 'reasoning_effort':'minimal'
          gpt-4-turbo | gpt-5-nano | 'max_tokens':100 | 'max_completion_tokens':2148 |
          """)
  void gpt(String model, String target, String fields, String limit, String effort)
      throws Exception {
    String sent = sent(CHAT, body(model, "," + fields.replace('\'', '"')), target);

    assertThat(sent).contains(quoted(limit));
    assertThat(sent.contains("reasoning_effort")).isEqualTo(effort != null);
    assertThat(sent).contains(effort == null ? "" : quoted(effort));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          claude-opus-4-8 | claude-sonnet-5-5 | 'max_tokens':100 | 'max_tokens':2148
          claude-opus-4-8 | claude-sonnet-5-5 | 'max_tokens':100,'thinking':{'type':'disabled'} | 'max_tokens':2148
          claude-opus-5-5 | claude-sonnet-5-5 | 'max_tokens':100 | 'max_tokens':100
          claude-opus-4-8 | claude-haiku-5-5 | 'max_tokens':100 | 'max_tokens':100
          claude-opus-4-5 | claude-haiku-4-5 | 'max_tokens':3000,'thinking':{'type':'enabled','budget_tokens':2000} | 'max_tokens':3000
          """)
  void claude(String model, String target, String fields, String limit) throws Exception {
    assertThat(sent(CLAUDE, body(model, "," + quoted(fields)), target)).contains(quoted(limit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          gemini-2.0-flash | gemini-2.5-flash | 'maxOutputTokens':100 | 'maxOutputTokens':2148
          gemini-2.5-flash-lite | gemini-3.5-flash | 'maxOutputTokens':100 | 'maxOutputTokens':2148
          gemini-2.5-pro | gemini-3.5-flash | 'maxOutputTokens':100 | 'maxOutputTokens':100
          gemini-2.5-flash | gemini-3.5-flash | 'maxOutputTokens':100,'thinkingConfig':{'thinkingBudget':0} | 'maxOutputTokens':612
          gemini-2.5-pro | gemini-2.5-flash | 'maxOutputTokens':100,'thinkingConfig':{'thinkingBudget':128} | 'maxOutputTokens':100
          """)
  void gemini(String model, String target, String config, String limit) throws Exception {
    String body =
        "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}],"
            + "\"generationConfig\":{"
            + quoted(config)
            + "}}";

    assertThat(sent(String.format(GEMINI, model), body, target)).contains(quoted(limit));
  }

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-8b,max_tokens",
    "gpt-oss-120b,max_tokens",
    "openai/gpt-oss-20b,max_tokens",
    "gpt-7-nano,max_completion_tokens",
    "openai/gpt-5-nano,max_completion_tokens"
  })
  void limit_isRenamedForModelsOfOpenAiAlone_othersServersMayPassOverTheNewName(
      String target, String name) throws Exception {
    String body = body("gpt-4o", ",\"max_tokens\":100");

    assertThat(sent(CHAT, body, target, DowngradeSettings.forced(target).trusting()))
        .contains("\"" + name + "\":1");
  }

  @Test
  void modelThatTheRuleSaysThinks_getsRoomForIt() throws Exception {
    String target = "deepseek-r1-of-our-own";
    DowngradeSettings thinks = DowngradeSettings.forced(target).vouching(Trait.REASONING);
    String body = body("gpt-4o", ",\"max_tokens\":100");

    assertThat(sent(CHAT, body, target, thinks)).contains("\"max_tokens\":2158");
  }

  private static String sent(String url, String body, String target) throws Exception {
    return sent(url, body, target, DowngradeSettings.forced(target));
  }

  private static String sent(String url, String body, String target, DowngradeSettings settings)
      throws Exception {
    Rates cheap = Rates.perMillion(new BigDecimal("0.001"), new BigDecimal("0.001"), null, null);
    Rates dear = Rates.perMillion(BigDecimal.TEN, BigDecimal.TEN, null, null);
    PriceTable prices =
        PriceTable.standard()
            .withOverrides(List.of(Price.of("*", target, cheap), Price.of("*", "*", dear)));
    return DowngradePolicyTest.sent(call(url, body, settings), prices, new TokenRatios());
  }

  private static String quoted(String fields) {
    return fields.replace('\'', '"');
  }
}
