/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "5s, PT5S",
    "1 m, PT1M",
    "24h, PT24H",
    "7d, PT168H",
    "365d, PT8760H",
    "0s, PT0S"
  })
  void duration_isANumberAndAUnit(String text, Duration expected) throws Exception {
    assertThat(read(Kinds.duration("0s", "365d"), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 day",
        "24",
        "h",
        "-1s",
        "1.5h",
        "1H",
        "",
        "1s ",
        "9999999999999s",
        "999999999999d"
      })
  void duration_refusesEverythingElse(String text) {
    assertRefused(Kinds.duration("0s", "365d"), text);
  }

  @Test
  void duration_refusesWhatIsOutOfBounds() {
    assertThatThrownBy(() -> read(Kinds.duration("1s", "365d"), "366d"))
        .hasMessage("'366d' is out of bounds");
    assertRefused(Kinds.duration("1s", "365d"), "999ms");
  }

  @ParameterizedTest
  @CsvSource({"100B, 100", "64KiB, 65536", "64MiB, 67108864", "1GiB, 1073741824"})
  void size_isANumberAndABinaryUnit(String text, long expected) throws Exception {
    assertThat(read(Kinds.size("1B", "16GiB"), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"64", "64MB", "64M", "17GiB", "999999999999GiB", "0x10MiB"})
  void size_refusesEverythingElse(String text) {
    assertRefused(Kinds.size("1B", "16GiB"), text);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "yes, true", "On, true", "false, false", "NO, false", "off, false"})
  void bool_isWrittenInManyWays(String text, boolean expected) throws Exception {
    assertThat(read(Kinds.bool(), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "y", "", "truee", "null"})
  void bool_refusesEverythingElse(String text) {
    assertRefused(Kinds.bool(), text);
  }

  @Test
  void integer_keepsItsBounds() throws Exception {
    assertThat(read(Kinds.integer(-1, 10), "-1")).isEqualTo(-1);
    assertRefused(Kinds.integer(-1, 10), "11");
    assertRefused(Kinds.integer(-1, 10), "1.0");
    assertRefused(Kinds.integer(-1, 10), "9999999999999999999999");
  }

  @Test
  void decimal_isExact() throws Exception {
    assertThat(read(Kinds.decimal("-100", "100"), "-0.5")).isEqualTo(new BigDecimal("-0.5"));
    assertThat(read(Kinds.decimal("0", "2"), "0.1")).isEqualTo(new BigDecimal("0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-0.1", "2.000000001", "NaN", "Infinity", "0.0000000001", ".5"})
  void decimal_refusesWhatIsNotPlain(String text) {
    assertRefused(Kinds.decimal("0", "2"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[a-", "(?<x", "", "*"})
  void regex_refusesWhatDoesNotCompile(String text) {
    assertRefused(Kinds.regex(), text);
  }

  @Test
  void regex_isBoundInLength() throws Exception {
    String deepest = "(".repeat(500) + ")".repeat(500);

    assertThat(read(Kinds.regex(), deepest).pattern()).isEqualTo(deepest);
    assertRefused(Kinds.regex(), "a".repeat(1001));
  }

  @Test
  void date_isADayThatExists() throws Exception {
    assertThat(read(Kinds.date(), "2026-07-01")).isEqualTo(LocalDate.of(2026, 7, 1));
    assertRefused(Kinds.date(), "2026-02-30");
    assertRefused(Kinds.date(), "1.7.2026");
  }

  @Test
  void path_refusesControlCharacters() throws Exception {
    assertThat(read(Kinds.path(), "/var/log/a b.json")).isEqualTo("/var/log/a b.json");
    assertRefused(Kinds.path(), "/tmp/a\0b");
    assertRefused(Kinds.path(), " ");
  }

  @Test
  void list_takesASingleValueToo() throws Exception {
    assertThat(read(Kinds.listOf(Kinds.text()), "a")).containsExactly("a");
  }

  @Test
  void list_namesTheItemThatIsWrong() {
    Node list =
        Node.list(
            List.of(Node.text("true", Origin.line(1)), Node.nothing(Origin.line(2))),
            Origin.line(1));

    assertThatThrownBy(() -> Kinds.listOf(Kinds.bool()).read(list))
        .hasMessage("nothing is not a boolean");
  }

  @Test
  void someOf_refusesAnEmptyList() {
    Node empty = Node.list(List.of(), Origin.line(1));

    assertThatThrownBy(() -> Kinds.someOf(Kinds.bool()).read(empty))
        .hasMessage("a list must not be empty");
  }

  @Test
  void line_isSplitForListsAndMaps() throws Exception {
    Kind<Map<String, List<Long>>> kind = Kinds.mapOf(Kinds.listOf(Kinds.integer(0, 9)));

    assertThat(kind.read(kind.fromLine("a=1, b=2", Origin.DEFAULT)))
        .isEqualTo(Map.of("a", List.of(1L), "b", List.of(2L)));
    assertThatThrownBy(() -> kind.read(kind.fromLine("a", Origin.DEFAULT)))
        .hasMessageStartingWith("'a' is not a map");
  }

  @Test
  void message_hidesControlCharactersAndCutsWhatIsLong() {
    String hostile = "x\n\u001b[31m\u2028\ud800" + "y".repeat(1000);

    assertThatThrownBy(() -> read(Kinds.bool(), hostile))
        .hasMessage("'x??[31m??" + "y".repeat(51) + "...' is not a boolean");
  }

  private static <T> T read(Kind<T> kind, String text) throws InvalidValueException {
    return kind.read(Node.text(text, Origin.line(1)));
  }

  private static void assertRefused(Kind<?> kind, String text) {
    assertThatThrownBy(() -> read(kind, text)).isInstanceOf(InvalidValueException.class);
  }
}
