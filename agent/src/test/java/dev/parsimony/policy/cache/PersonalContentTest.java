/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalContentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write to jane.doe@example.org.",
        "JANE_DOE@mail.example.co.uk",
        "call +49 (30) 901820-12",
        "(+1-202-555-0143)",
        "my card 4111 1111 1111 1111 was taken",
        "5500-0000-0000-0004",
        "378282246310005",
        "4111 1111 1111 1111 12/29 123",
        "4111111111111111 1229",
        "3782-822463-10005 11-27",
        "call +49 170 1234567 2026 or later",
        "IBAN DE89 3704 0044 0532 0130 00, please",
        "GB29NWBK60161331926819",
        "SSN 078-05-1120",
        "call (555) 123-4567",
        "202-555-0143, please",
        "tel 0170/1234567",
        "030 901820-12",
        "020 7946 0958",
        "06 12 34 56 78"
      })
  void whatPointsToAPerson_isFound(String text) {
    assertThat(PersonalContent.in(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "@Override public void run()",
        "a @ b.c",
        "user@localhost",
        "1 + 1 = 2",
        "C++ 17 and +0 00000000",
        "+1234567890123456",
        "4111 1111 1111 1112 12/29",
        "4111 1111 1111 1112",
        "1234567890123456789012345",
        "DE88 3704 0044 0532 0130 00",
        "GPT4O MINI 2024 07 18",
        "order 2026-11-26-0001",
        "978-05-11201",
        "112-555-01434",
        "01-12-2026 10:30 and 01/12/2026 10:30",
        "0815 12",
        "0171.1234567",
        "1 12 34 56 78",
        "10.0.0.1 and 3.14159265358979"
      })
  void anythingElse_isNot(String text) {
    assertThat(PersonalContent.in(text)).isFalse();
  }

  @Test
  void hugeText_isReadInOneGo() {
    assertThat(PersonalContent.in("1 ".repeat(500_000))).isFalse();
    assertThat(PersonalContent.in("@a.".repeat(200_000))).isFalse();
    assertThat(PersonalContent.in("A1 ".repeat(200_000) + "a@b.cd")).isTrue();
  }
}
