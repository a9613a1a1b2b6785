/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.compress.text.Words;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallersTest {

  private static final Callers TERMS =
      new Callers(List.of(), Map.of("parcel", 0.7, "came late", 0.3, "invoice", -0.5));

  @Test
  void oneWordOrPhrase_callsByItself() {
    Callers callers = new Callers(List.of("refund", "money back"), Map.of());

    assertThat(calls(callers, "A refund, please")).isTrue();
    assertThat(calls(callers, "I want my MONEY back")).isTrue();
    assertThat(calls(callers, "Where is my money?")).isFalse();
  }

  @Test
  void terms_callWhenTheyComeToOne() {
    assertThat(calls(TERMS, "My parcel")).isFalse();
    assertThat(calls(TERMS, "My parcel came too late")).isTrue();
  }

  @Test
  void termOfNegativeWeight_speaksAgainst() {
    assertThat(calls(TERMS, "My parcel came too late, and so did its invoice")).isFalse();
  }

  @Test
  void tenTenths_areOne() {
    Callers tenths =
        new Callers(
            List.of(),
            Map.of(
                "red", 0.1, "green", 0.2, "blue", 0.3, "yellow", 0.1, "white", 0.2, "black", 0.1));

    assertThat(calls(tenths, "red green blue yellow white black")).isTrue();
  }

  @Test
  void nothingSaid_callsForNothing() {
    assertThat(calls(Callers.NONE, "My parcel")).isFalse();
  }

  private static boolean calls(Callers callers, String request) {
    return callers.call(Words.contentOf(request));
  }
}
