/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTechniqueTest {

  private static final String TALK = "Well, good morning to you all, and thank you so much. ";

  private static final String CALL =
      "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":"
          + "\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]}";
  private static final String RESULT =
      "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"open since Monday\"}";

  private final Technique technique = new HistoryTechnique();

  @Test
  void olderTurns_becomeADigestBeforeTheNewestOnes() {
    Draft draft = draft(conversation(TALK.repeat(3) + "My order is XK-7712. "));

    assertThat(technique.apply(draft, settings())).isSameAs(Outcome.CHANGED);
    assertThat(draft.messages()).hasSize(4);
    assertThat(draft.messages().get(0).text()).isEqualTo("Be kind.");
    assertThat(draft.messages().get(1).text())
        .startsWith("[Earlier in this conversation, in extracts:\nuser: ")
        .contains("My order is XK-7712.")
        .endsWith("]\n\nquestion 3")
        .hasSizeLessThan(200);
    assertThat(draft.messages().get(3).text()).isEqualTo("question 4");
  }

  @Test
  void callsOfTools_goWithTheirResults() {
    List<String> messages = conversation(TALK.repeat(3));
    messages.add(2, RESULT);
    messages.add(2, CALL);
    Draft draft = draft(messages);

    assertThat(technique.apply(draft, settings())).isSameAs(Outcome.CHANGED);
    assertThat(draft.messages()).noneMatch(message -> !message.message().results().isEmpty());
  }

  @Test
  void conversationOfFewTurns_stays() {
    List<String> messages = conversation(TALK).subList(5, 8);
    assertThat(reason(messages)).isEqualTo("few_turns");
  }

  @Test
  void conversationAboutCode_stays() {
    assertThat(reason(conversation(TALK.repeat(3) + "\n```\nint x;\n```"))).isEqualTo("holds_code");
  }

  @Test
  void conversationWithPictures_stays() {
    List<String> messages = conversation(TALK.repeat(3));
    messages.set(
        1,
        "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
            + "{\"url\":\"https://example.org/a.png\"}}]}");
    assertThat(reason(messages)).isEqualTo("holds_media");
  }

  @Test
  void turnsThatAreExamples_stay() {
    List<String> messages = new ArrayList<>(List.of(Prompts.message("system", "Sort them.")));
    for (int i = 0; i < 6; i++) {
      messages.add(Prompts.message("user", TALK + i));
      messages.add(Prompts.message("assistant", "lost_card"));
    }
    messages.add(Prompts.message("user", TALK));
    assertThat(reason(messages)).isEqualTo("examples");
  }

  private String reason(List<String> messages) {
    Draft draft = draft(messages);
    Outcome outcome = technique.apply(draft, settings());
    assertThat(draft.changes()).isZero();
    return outcome.reason();
  }

  private static List<String> conversation(String first) {
    List<String> messages = new ArrayList<>(List.of(Prompts.message("system", "Be kind.")));
    messages.add(Prompts.message("user", first));
    for (int i = 2; i <= 4; i++) {
      messages.add(Prompts.message("assistant", TALK.repeat(2)));
      messages.add(Prompts.message("user", "question " + i));
    }
    return messages;
  }

  private static Draft draft(List<String> messages) {
    return Prompts.draft(messages.toArray(new String[0]));
  }

  private Values settings() {
    return Values.defaults(technique.section());
  }
}
