/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instructions a conversation has nothing to do with. */
class ConditionsTest {

  private static final String QUESTION = "Where is the parcel with my lamp?";

  private static String left(String instructions, String question) {
    String left =
        Conditions.of(instructions)
            .prune(instructions, new Conversation(List.of(question), question));
    return left == null ? instructions : left;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When a customer wants a voucher, name the shop that sells it.",
        "If the invoice is wrong, hand it to the billing team.",
        "- Where a discount concerns a group, ask for the size of the group.",
        "A request about invoices goes to the billing team.",
        "People who write on behalf of a company need to be in the register before you discuss it.",
        "A customer who is upset gets a short apology.",
        "Wenn ein Kunde einen Gutschein will, nenne den Laden.",
        "Anfragen zu Rechnungen gehen an die Buchhaltung.",
        "Si le client demande un bon, donne l'adresse du magasin.",
        "Cuando un cliente pide un vale, nombra la tienda.",
        "Se il cliente chiede un buono, indica il negozio."
      })
  void instructionUnderAConditionThatNothingTouches_goes(String sentence) {
    assertThat(left(sentence, QUESTION)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When a customer asks for a parcel, name the carrier.",
        "When something is delivered late, look at the parcels first.",
        "If a lamp is broken, send another one.",
        "Name the shop that sells vouchers.",
        "When a customer wants a voucher, never name a price.",
        "If the invoice is wrong, you must hand it to the billing team.",
        "If a customer has no invoice, ask for the date.",
        "If the invoice isn't there, ask for the date.",
        "If somebody speaks of suicide, give the number of the crisis line.",
        "When a minor wants to buy wine, tell the shop.",
        "When the customer gives a password, go on without it.",
        "If the discount is asked for, it is 4711-AB-22 that counts.",
        "For invoices, write to Sabine Krull.",
        "When a customer wants a voucher, say \"so be it\".",
        "If you are unsure, ask back.",
        "If the answer is long, begin with a summary.",
        "When the search finds a voucher, name it first.",
        "If it is unclear, ask back.",
        "When a customer asks a question, answer.",
        "When a customer wants a voucher:",
        "If the invoice is wrong",
        "Wenn ein Kunde einen Gutschein will, nenne niemals den Preis.",
        "Se aceptan vales, facturas y descuentos.",
        "The customer who is served here is a company."
      })
  void everyOtherInstruction_stays(String sentence) {
    assertThat(left(sentence, QUESTION)).isEqualTo(sentence);
  }

  @Test
  void instructionForAMood_staysWhereTheConversationShowsOne() {
    String upset = "When a customer is upset about a voucher, say sorry once.";

    assertThat(left(upset, QUESTION)).isEmpty();
    assertThat(left(upset, "Where is my parcel!")).isEqualTo(upset);
    assertThat(left(upset, "I am so disappointed. Where is my parcel?")).isEqualTo(upset);
  }

  @Test
  void instructionWithANumber_staysWhereAnAmountIsAskedFor() {
    String old = "If the invoice is older than 30 days, hand it to the billing team.";

    assertThat(left(old, QUESTION)).isEmpty();
    assertThat(left(old, "How long does my parcel take?")).isEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2. A request about invoices goes to the billing team.",
        "2) A request about invoices goes to the billing team.",
        "If the invoice is wrong, hand it to billing. Otherwise write a reminder.",
        "If the invoice is wrong, hand it to billing. They answer by mail.",
        "- If the invoice is wrong, hand it to billing.\n  - by mail\n  - by phone\n",
        "```\nIf the invoice is wrong, hand it to billing.\n```\n",
        "If the invoice is wrong, pay.\n\n```\nIf the invoice is wrong, pay.\n```\n"
      })
  void whatIsGoneOnWith_orANumberedStep_orStandsInCode_stays(String text) {
    assertThat(left(text, QUESTION)).isEqualTo(text);
  }

  @Test
  void rest_keepsItsLines() {
    String text =
        "Be kind. If the invoice is wrong, hand it to billing.\n"
            + "\n"
            + "When a customer wants a voucher, name the shop.\n"
            + "\n"
            + "Write short sentences. When a customer wants a discount, name the shop. Be exact.\n";

    assertThat(left(text, QUESTION)).isEqualTo("Be kind.\n\nWrite short sentences. Be exact.\n");
  }
}
