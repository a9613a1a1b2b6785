/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.PolicyCall;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTechniqueTest {

  private static final String PAIRS =
      "Classify.\n\nText: my card was stolen yesterday\nLabel: card_lost\n\n"
          + "Text: what is the weather in Rome\nLabel: weather\n\n"
          + "Text: play some jazz for me\nLabel: music\n\n"
          + "Text: wake me up at seven\nLabel: alarm\n\n";

  private final Technique technique = new ExamplesTechnique();

  @Test
  void pairsUnlikeTheQuestion_go_andTheirAnswersAreNamed() {
    assertThat(Prompts.after(technique, PAIRS + "Text: somebody stole my card\nLabel:"))
        .contains("my card was stolen", "weather, music, alarm")
        .doesNotContain("Rome", "jazz")
        .endsWith("Text: somebody stole my card\nLabel:");
  }

  @Test
  void pairsBeforeAQuestionOfNothingKnown_stayOneForEachAnswer() {
    String text = PAIRS + "Text: walruses\nLabel:";
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }

  @Test
  void turnsUnderInstructionsToLabel_goAsPairs() {
    List<String> after = turns("Classify the message.");

    assertThat(after).hasSize(4).contains("my card was stolen yesterday", "card_lost");
    assertThat(after.get(0)).contains("(Other answers: weather, music, alarm)");
  }

  @Test
  void conversationWithShortAnswers_stays() {
    assertThat(turns("Be a good friend.")).hasSize(10);
  }

  @Test
  void turnsWithNamesOfClasses_goAsPairs_whateverTheInstructions() {
    Draft draft =
        Prompts.draft(
            Prompts.message("system", "What is it about?"),
            Prompts.message("user", "my card was stolen"),
            Prompts.message("assistant", "lost card"),
            Prompts.message("user", "sun in Rome?"),
            Prompts.message("assistant", "weather"),
            Prompts.message("user", "rain in Oslo?"),
            Prompts.message("assistant", "weather"),
            Prompts.message("user", "somebody stole my card"));
    technique.apply(draft, Values.defaults(technique.section()));
    assertThat(draft.messages()).hasSize(4);
  }

  @Test
  void fewExamples_stay() {
    String text = PAIRS.substring(0, PAIRS.indexOf("Text: play")) + "Text: rain in Rome?\nLabel:";
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }

  @Test
  void pattern_saysWhatAnExampleLooksLike() {
    String text =
        PAIRS.replaceAll("Text: (.*)\nLabel: (.*)\n", "<< $1 >> is $2.")
            + "<< somebody stole my card >>";
    String rule =
        "{few-shot: {enabled: true, pattern: '<< (?<input>.*?) >> is (?<output>\\w+)\\.'}}";
    String body = Prompts.body(Prompts.message("system", "Be."), Prompts.message("user", text));

    assertThat(Prompts.texts(Prompts.sent(Prompts.call(rule, body))).get(1))
        .contains("<< my card was stolen yesterday >> is card_lost.", "weather, music, alarm")
        .doesNotContain("jazz")
        .endsWith("<< somebody stole my card >>");
  }

  @Test
  void patternThatTakesTooLong_leavesThePrompt_andSaysSo() {
    String rule =
        "{few-shot: {enabled: true, pattern: '(?<input>(a+)+)b(?<output>c)'}, white-space: {enabled: false}}";
    String user = Prompts.message("user", "a".repeat(5000) + "\n" + PAIRS);
    PolicyCall call = Prompts.call(rule, Prompts.body(user));

    assertThat(Prompts.sent(call)).isSameAs(call.facts().request());
    assertThat(Prompts.told(call)).contains("compress.few-shot=unused(pattern_too_costly)");
  }

  private List<String> turns(String instructions) {
    List<String> messages = new ArrayList<>(List.of(Prompts.message("system", instructions)));
    for (String line : PAIRS.split("\n")) {
      String text = line.substring(line.indexOf(':') + 1).trim();
      if (line.startsWith("Text")) {
        messages.add(Prompts.message("user", text));
      } else if (line.startsWith("Label")) {
        messages.add(Prompts.message("assistant", text));
      }
    }
    messages.add(Prompts.message("user", "somebody stole my card"));
    Draft draft = Prompts.draft(messages.toArray(new String[0]));
    technique.apply(draft, Values.defaults(technique.section()));
    return draft.messages().stream().map(DraftMessage::text).toList();
  }
}
