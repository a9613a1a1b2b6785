/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.compress.text.HardFacts.Strength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be guessed. */
class HardFactsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the order is XK-7712",
        "it costs 1,940.12",
        "pay €250 now",
        "pay 250 EUR now",
        "12.5 percent",
        "on 7 May",
        "June 14 at noon",
        "at 9:30",
        "call +44 40 79",
        "write to a@b.example",
        "see https://example.org/x",
        "it is in /var/log/app",
        "ask Ada Lovelace",
        "47 Kestrel Road",
        "since 1998",
        "in room B9",
        "seat 4C please",
        "take 10 mg",
        "46 per cent off",
        "it was 32 ct",
        "the 25th of June",
        "your code is XKTZRM",
        "see Dr. Almeida",
        "it was Ada O'Connell",
        "for Jovan van der Berg",
        "with Mei Li",
        "he is Will Smith"
      })
  void valueOrName_isStrong(String text) {
    assertThat(HardFacts.in(text)).isEqualTo(Strength.STRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"within 20 hours", "the 2nd time", "try 3 times"})
  void smallNumber_isWeak(String text) {
    assertThat(HardFacts.in(text)).isEqualTo(Strength.WEAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "The Bank is open",
        "Can I ask you",
        "THIS IS LOUD",
        "PLEASE HELP ME QUICKLY",
        "- / -"
      })
  void sayingWithoutValue_hasNone(String text) {
    assertThat(HardFacts.in(text)).isEqualTo(Strength.NONE);
  }
}
