/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTechniqueTest {

  private static final String RECORD =
      "{\"name\":\"Ada Lovelace\",\"street\":\"5 Hill Road\",\"phone\":\"+44 1\",\"notes\":{"
          + IntStream.range(0, 40)
              .mapToObj(i -> "\"entry" + (char) ('a' + i % 26) + i + "\":\"some words of a note\"")
              .collect(Collectors.joining(","))
          + "}}";

  private final Technique technique = new FieldsTechnique();

  @Test
  void fieldsThatTheTaskNames_stay_andItIsTold() {
    assertThat(after("Write a letter with the name and the street."))
        .contains("{\"name\":\"Ada Lovelace\",\"street\":\"5 Hill Road\"}", "41 fields")
        .endsWith("Write a letter with the name and the street.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is wrong here?",
        "Use the name and the street, and all other fields.",
        "Summarise the client, with name and street.",
        "Check this record, name and street first."
      })
  void taskThatMayNeedMore_getsAll(String task) {
    assertThat(after(task)).isEqualTo(RECORD + "\n\n" + task);
  }

  @Test
  void wordForWhatToWrite_namesNoField() {
    String record = RECORD.replace("\"phone\"", "\"consentText\":\"agreed\",\"phone\"");
    String task = "Write a short text with the name and the street.";
    assertThat(Prompts.after(technique, record + "\n\n" + task)).doesNotContain("agreed");
    assertThat(Prompts.after(technique, record + "\n\n" + task + " Add the consent."))
        .contains("agreed");
  }

  @Test
  void fieldThatInstructionsName_stays() {
    String rule = "{json: {enabled: false}, fields: {enabled: true}}";
    String record = RECORD.replace("\"phone\"", "\"doNotCall\":true,\"phone\"");
    String body =
        Prompts.body(
            Prompts.message("system", "Where doNotCall is true, say so in every letter."),
            Prompts.message("user", record + "\nWrite a letter with the name and the street."));

    assertThat(Prompts.texts(Prompts.sent(Prompts.call(rule, body))).get(1))
        .contains("Ada", "5 Hill Road", "\"doNotCall\":true")
        .doesNotContain("phone");
  }

  @Test
  void fieldNamedAsInCode_stays() {
    String record = RECORD.replace("\"phone\"", "\"creditLimit\":900,\"phone\"");
    String task = "Write the name and the street, and mention creditLimit.";
    assertThat(Prompts.after(technique, record + "\n\n" + task)).contains("\"creditLimit\":900");
  }

  @Test
  void rule_listsTheFields() {
    String rule = "{json: {enabled: false}, fields: {enabled: true, only: [/phone, street]}}";
    String body = Prompts.body(Prompts.message("user", RECORD + "\nWrite something."));

    assertThat(Prompts.texts(Prompts.sent(Prompts.call(rule, body))).get(0))
        .startsWith("{\"street\":\"5 Hill Road\",\"phone\":\"+44 1\"}\n");
  }

  @Test
  void recordInCode_stays() {
    String text = "```\n" + RECORD + "\n```\nWrite the name and the street.";
    assertThat(Prompts.after(technique, text)).isEqualTo(text);
  }

  private String after(String task) {
    return Prompts.after(technique, RECORD + "\n\n" + task);
  }
}
