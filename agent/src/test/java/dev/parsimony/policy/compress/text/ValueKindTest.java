/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ADDRESS    | Which address has the depot?            | Send it to 12 Mill Road, Bath.",
        "ADDRESS    | Where do my papers have to be sent?     | Immer an die Lindenstraße 4 in Ulm.",
        "PHONE      | What phone do I call?                   | Ring +44 20 7946 0018 at once.",
        "MAIL       | Give me the e-mail of the desk.         | Write to desk@example.org for that.",
        "PERCENTAGE | What percentage is kept?                | The desk keeps 4.5 percent of it.",
        "DURATION   | How long does a transfer take?          | A transfer takes 3 working days.",
        "DURATION   | Wie lange dauert das?                   | Das dauert 14 Tage."
      })
  void kind_isKnownByTheQuestion_andByItsForm(ValueKind kind, String question, String statement) {
    assertThat(Arrays.stream(ValueKind.values()).filter(each -> each.isNamedIn(question)))
        .containsExactly(kind);
    assertThat(ValueKind.statedIn(statement)).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Who are you?", "I sent money to a friend.", "Is it paid by number 7?"})
  void otherQuestions_nameNone(String question) {
    assertThat(Arrays.stream(ValueKind.values()).filter(each -> each.isNamedIn(question)))
        .isEmpty();
  }
}
