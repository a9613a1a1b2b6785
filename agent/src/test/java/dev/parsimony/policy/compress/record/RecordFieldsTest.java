/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.record;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which fields of a record stay. */
class RecordFieldsTest {

  private static final String FILLER =
      IntStream.range(0, 30)
          .mapToObj(i -> "\"filler" + i + "\": \"nothing that matters, " + i + "\"")
          .collect(Collectors.joining(", "));

  private static final String RECORD =
      "{\"person\": {\"birthDate\": \"1999-09-27\", \"email\": \"a@b.example\", \"fax\": null},"
          + " \"bank_account\": {\"iban\": \"X1\", \"holder\": \"Ada\"}, "
          + FILLER
          + "}";

  private static String selected(String task) {
    return requireNonNull(
        RecordFields.ofTask(List.of()).select("Record:\n" + RECORD + "\n\n" + task, "", ""));
  }

  @Test
  void fieldsThatTheTaskNames_stay() {
    assertThat(selected("Write a letter with the birth date and the email."))
        .contains("{\"person\": {\"birthDate\": \"1999-09-27\", \"email\": \"a@b.example\"}}")
        .contains("(33 fields")
        .endsWith("Write a letter with the birth date and the email.");
  }

  @Test
  void objectThatIsNamedAsAWhole_staysWhole() {
    assertThat(selected("Give the email, the birth date and the bank account."))
        .contains("\"bank_account\": {\"iban\": \"X1\", \"holder\": \"Ada\"}");
  }

  @Test
  void valueThatTheTaskMentions_keepsItsField() {
    assertThat(selected("Give email and birth date of Ada.")).contains("\"holder\": \"Ada\"");
  }

  @Test
  void taskThatNamesNoField_keepsAll() {
    assertThat(RecordFields.ofTask(List.of()).select(RECORD + "\nIs he a risk?", "", "")).isNull();
  }

  @Test
  void taskForTheWholeRecord_keepsAll() {
    String task = "\nUpdate the email in the record and return the JSON; check every field.";
    assertThat(RecordFields.ofTask(List.of()).select(RECORD + task, "", "")).isNull();
  }

  @Test
  void listedFields_stayWhateverTheTask() {
    String selected = RecordFields.listed(List.of("/person/fax", "iban")).select(RECORD, "", "");
    assertThat(selected)
        .startsWith("{\"person\": {\"fax\": null}, \"bank_account\": {\"iban\": \"X1\"}}");
  }

  @Test
  void recordInCode_isLeftAlone() {
    String text = "```json\n" + RECORD + "\n```\nGive the email and the birth date.";
    assertThat(RecordFields.ofTask(List.of()).select(text, "", "")).isNull();
  }

  @Test
  void bracesThatAreNoJson_areLeftAlone() {
    String text = "{".repeat(3000) + "}".repeat(10) + "{a: " + "b ".repeat(900) + "} email";
    assertThat(RecordFields.ofTask(List.of()).select(text, "", "")).isNull();
  }
}
