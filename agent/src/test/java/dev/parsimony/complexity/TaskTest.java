/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String LONG = "Second? ".repeat(10).trim() + " And more.";

  @Test
  void newestUserTurnIsTheText_theOthersAreHistoryAndContext() throws Exception {
    Task task =
        task(
            CHAT,
            """
            {"messages": [
              {"role": "system", "content": "Be brief."},
              {"role": "user", "content": "First."},
              {"role": "assistant", "content": "Yes."},
              {"role": "user", "content": [{"type": "text", "text": "%s"}]}]}
            """
                .formatted(LONG));

    assertThat(task.text()).isEqualTo(LONG);
    assertThat(task.system()).isEqualTo("Be brief.");
    assertThat(task.turns()).isEqualTo(2);
    assertThat(task.contextChars()).isEqualTo("Be brief.First.Yes.".length());
    assertThat(task.tools()).isFalse();
    assertThat(task.structured()).isFalse();
  }

  @Test
  void shortTurn_standsWithTheTurnsBefore() throws Exception {
    Task task =
        task(
            CHAT,
            """
            {"messages": [
              {"role": "user", "content": "Unseen."},
              {"role": "user", "content": "%s"},
              {"role": "assistant", "content": "Shall I?"},
              {"role": "user", "content": "Yes"}]}
            """
                .formatted(LONG));

    assertThat(task.text()).isEqualTo(LONG + "\nYes");
    assertThat(task.turns()).isEqualTo(3);
  }

  @Test
  void resultOfATool_isContext_theQuestionStays() throws Exception {
    Task task =
        task(
            CHAT,
            """
            {"messages": [
              {"role": "user", "content": "Weather?"},
              {"role": "assistant", "tool_calls": [{"id": "1", "type": "function",
                "function": {"name": "f", "arguments": "{}"}}]},
              {"role": "tool", "tool_call_id": "1", "content": "rain and wind"}],
             "tools": [{"type": "function", "function": {"name": "f"}}],
             "response_format": {"type": "json_object"}}
            """);

    assertThat(task.text()).isEqualTo("Weather?");
    assertThat(task.turns()).isEqualTo(2);
    assertThat(task.contextChars()).isGreaterThanOrEqualTo("rain and wind".length());
    assertThat(task.tools()).isTrue();
    assertThat(task.structured()).isTrue();
  }

  @Test
  void everyDialectsText_isRead() throws Exception {
    assertThat(
            task(
                    "https://api.anthropic.com/v1/messages",
                    "{\"system\": \"S\", \"messages\": [{\"role\": \"user\", \"content\": \"Q\"}]}")
                .text())
        .contains("Q");
    assertThat(task("https://api.openai.com/v1/responses", "{\"input\": \"Q\"}").text())
        .isEqualTo("Q");
  }

  @Test
  void requestWithoutAnyText_isAnEmptyTask() throws Exception {
    assertThat(task(CHAT, "{\"messages\": []}").text()).isEmpty();
  }

  private static Task task(String url, String body) throws Exception {
    WireRequest request =
        new WireRequest(
            "POST", url, WireHeaders.of(Map.of()), body.getBytes(StandardCharsets.UTF_8));
    return Task.of(Dialects.recognise("POST", url).readRequest(request));
  }
}
