/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parsimony.it.bench.SavingsJudge.Check;
import dev.parsimony.it.bench.SavingsJudge.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavingsJudgeTest {

  private static final String REQUEST =
      """
      {"messages": [
        {"role": "system", "content": "Rules. See A"},
        {"role": "assistant", "tool_calls": [
          {"id": "c1", "function": {"name": "f", "arguments": "{\\"n\\": 1.0}"}}]},
        {"role": "tool", "tool_call_id": "c1", "content": "price 4.5"},
        {"role": "user", "content": "How much?"}],
       "tools": [{"function": {"name": "f"}}]}""";

  private final SavingsCase asked =
      new SavingsCase(
          parsed(
              """
              {"id": "1", "kind": "k", "request": %s, "facts": ["4.5"], "must_keep": ["How much?"],
               "verbatim": ["price"], "modules": [{"id": "a", "heading": "See A"}],
               "required_modules": ["a"]}"""
                  .formatted(REQUEST)));

  @Test
  void whatWasNotChanged_keepsAll() {
    assertThat(SavingsJudge.judge(asked, asked.request()).values())
        .hasSize(6)
        .allMatch(Kept::isAll)
        .allMatch(kept -> kept.of() == 1);
    assertThat(SavingsJudge.isUnchanged(asked, asked.request())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "price 4.5,price 14.5,FACTS",
    "How much?,how much?,INSTRUCTIONS",
    "'\"user\", \"content\": \"How','\"assistant\", \"content\": \"How',INSTRUCTIONS",
    "price 4.5,Price 4.5,VERBATIM",
    "'tool_call_id\": \"c1','tool_call_id\": \"c2',PAIRS",
    "n\\\": 1.0,n\\\": 2.0,PAIRS",
    "'\"name\": \"f\"}}]}','\"name\": \"g\"}}]}',SCHEMAS",
    "See A,See B,REQUIRED"
  })
  void whatWasLost_isTold(String there, String instead, Check lost) {
    assertThat(REQUEST).contains(there);
    JsonNode sent = parsed(REQUEST.replace(there, instead));

    SavingsJudge.judge(asked, sent)
        .forEach(
            (check, kept) -> assertThat(kept.isAll()).as("%s", check).isEqualTo(check != lost));
  }

  @Test
  void numbersWrittenInAnotherWay_areEqual() {
    JsonNode sent = parsed(REQUEST.replace("1.0", "1"));

    assertThat(SavingsJudge.judge(asked, sent).values()).allMatch(Kept::isAll);
  }

  private static JsonNode parsed(String json) {
    try {
      return SavingsCase.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
