/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of a template's slots count in a call. */
class TemplateTest {

  private static final Template TEMPLATE =
      Templates.of("Write of {order} to {customer}, {id}.", "customer", "id", true);

  @Test
  void namedSlots_doNotCount_allOthersDo() throws Exception {
    SlotChoice one = choose("Write of 17 to Anna Schmidt, request-99.", "");
    SlotChoice other = choose("Write of 17 to Berta Meier, request-11.", "");

    assertThat(one.isShared()).isTrue();
    assertThat(one.form()).isEqualTo(other.form()).doesNotContain("Anna").contains("17");
    assertThat(one.substituted()).containsExactly("Anna Schmidt");
    assertThat(one.ignored()).containsExactly("request-99");
    assertThat(choose("Write of 18 to Anna Schmidt, request-99.", "").form())
        .isNotEqualTo(one.form());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"You serve Anna Schmidt.", "anna schmidt", "Call her Anna.", "schmidt", "Hannah"})
  void valueThatStandsElsewhereInTheRequest_counts(String elsewhere) throws Exception {
    String text = "Write of 17 to Anna Schmidt, request-99.";

    assertThat(choose(text, elsewhere).substituted()).isEmpty();
    assertThat(choose(text, elsewhere).form()).contains("Anna Schmidt");
    assertThat(choose(text, "Be brief.").substituted()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write of Anna to Anna Schmidt, request-99.",
        "Write of annabel to Anna Schmidt, request-99.",
        "Write of 17 to Write Schmidt, request-99.",
        "Write of 17 to Mo Write, request-99."
      })
  void valueThatOverlapsAnotherOneOrTheConstants_counts(String text) throws Exception {
    assertThat(choose(text, "").substituted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bob", "12345", "one two three four five", "Smith & Co"})
  void valueThatCannotBeTold_counts(String value) throws Exception {
    SlotChoice choice = choose("Write of 17 to " + value + ", 1.", "");

    assertThat(choice.substituted()).isEmpty();
    assertThat(choice.isShared()).isFalse();
  }

  @Test
  void shapeOfAValue_counts() throws Exception {
    assertThat(choose("Write of 17 to Anna Schmidt, 1.", "").form())
        .isEqualTo(choose("Write of 17 to Bert Meier, 1.", "").form())
        .isNotEqualTo(choose("Write of 17 to Berta, 1.", "").form())
        .isNotEqualTo(choose("Write of 17 to KD-4711, 1.", "").form());
  }

  @Test
  void forms_cannotBeMixedUp() throws Exception {
    assertThat(choose("Write of 17 to a=1:b, 1.", "").form())
        .isNotEqualTo(choose("Write of 1 to 7a=1:b, 1.", "").form());
    assertThat(choose("Write of customer~2:Aa to Anna Schmidt, 1.", "").form())
        .isNotEqualTo(choose("Write of customer~2:Aa to Bob, 1.", "").form());
  }

  @Test
  void blanksAroundTheMessage_count() throws Exception {
    assertThat(choose(" Write of 17 to Anna Schmidt, 1.\n", "").form())
        .isNotEqualTo(choose("Write of 17 to Anna Schmidt, 1.", "").form());
  }

  @Test
  void textWithWhatIsNoCharacter_isOfNoTemplate() {
    assertThat(TEMPLATE.match("Write of \ud800 to Anna Schmidt, 1.")).isNull();
    assertThat(TEMPLATE.match("Write of \uffff to Anna Schmidt, 1.")).isNull();
  }

  private static SlotChoice choose(String text, String elsewhere) throws MalformedBodyException {
    byte[] body = Json.write(Json.objectOf("user", text, "system", elsewhere));
    return requireNonNull(TEMPLATE.match(text), "no match").choose(body);
  }
}
