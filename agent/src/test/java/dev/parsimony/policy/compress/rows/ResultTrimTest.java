/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays of a long result of a tool. */
class ResultTrimTest {

  private static List<String> rows() {
    return IntStream.range(0, 80)
        .mapToObj(i -> row(i, 20 + i % 7, "fine"))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String row(int id, int size, String state) {
    return "{\"id\": \"r-"
        + (1000 + id)
        + "\", \"size\": "
        + size
        + ", \"state\": \""
        + state
        + "\"}";
  }

  private static String trimmed(String said, List<String> rows) {
    return requireNonNull(ResultTrim.about(said).trim("[" + String.join(", ", rows) + "]"));
  }

  @Test
  void rowsLikeAllOthers_areCountedAndSummedUp() throws Exception {
    String trimmed = trimmed("", rows());
    assertThat(Json.array(Json.read(trimmed.getBytes(UTF_8)))).hasSize(7);
    assertThat(trimmed).contains("74 rows", "\"size\":\"20 to 26, sum 1834\"");
  }

  @Test
  void rowThatDiffers_stays() {
    List<String> rows = rows();
    rows.set(30, row(30, 90210, "fine"));
    rows.set(50, row(50, 21, "stuck at gate 4"));
    assertThat(trimmed("", rows)).contains("r-1030", "90210", "r-1050", "stuck at gate 4");
  }

  @Test
  void rowThatTheConversationNames_stays() {
    assertThat(trimmed("What about r-1044?", rows())).contains("r-1044").doesNotContain("r-1045");
  }

  @Test
  void rowsOfAStateThatTheQuestionNames_stay() {
    List<String> rows = rows();
    IntStream.range(0, 8).forEach(i -> rows.set(9 * i + 4, row(9 * i + 4, 22, "parked")));
    assertThat(trimmed("Which ones are parked?", rows)).contains("r-1004", "r-1031", "r-1067");
  }

  @Test
  void rowsWithTheLeastAndTheGreatestNumber_stay() {
    List<String> rows = rows();
    rows.set(40, row(40, 27, "fine"));
    assertThat(trimmed("The largest?", rows)).contains("r-1040").doesNotContain("r-1041");
  }

  @Test
  void rowsAtAChange_stay() {
    List<String> rows = rows();
    IntStream.range(40, 80).forEach(i -> rows.set(i, row(i, 20 + i % 7, "closed")));
    assertThat(trimmed("", rows)).contains("r-1039", "r-1040").doesNotContain("r-1041");
  }

  @Test
  void rowsWithinAnObject_areTrimmedThere() throws Exception {
    String all = "{\"total\": 80, \"items\": [" + String.join(",", rows()) + "], \"next\": null}";
    String trimmed = requireNonNull(ResultTrim.about("").trim(all));
    assertThat(Json.object(Json.read(trimmed.getBytes(UTF_8)))).containsKeys("total", "next");
  }

  @Test
  void rowsThatAllDiffer_stay() {
    List<String> rows = new ArrayList<>();
    IntStream.range(0, 80).forEach(i -> rows.add(row(i, 1 << (i % 30), "x".repeat(i) + "-" + i)));
    IntStream.range(0, 80).forEach(i -> rows.set(i, "{\"k" + i + "\": " + rows.get(i) + "}"));
    assertThat(ResultTrim.about("").trim(rows.toString())).isNull();
  }

  @Test
  void valuesBehindTimes_areCompared() {
    List<String> lines = new ArrayList<>(List.of("at,value"));
    IntStream.range(0, 120)
        .mapToObj(i -> String.format("2026-05-0%dT%02d:00,%d.25", 1 + i / 24, i % 24, 88 + i % 7))
        .forEach(lines::add);
    lines.set(61, "2026-05-03T12:00,540.98");
    assertThat(ResultTrim.about("When was the peak?").trim(String.join("\n", lines)))
        .contains("2026-05-03T12:00,540.98")
        .contains("lines like these left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", " | ", ";", "   "})
  void linesOfCells_areComparedCellByCell(String separator) {
    List<String> lines = new ArrayList<>(List.of(String.join(separator, "id", "who", "n", "ok")));
    IntStream.range(0, 120)
        .mapToObj(
            i -> cells(separator, i, "Name" + (char) ('a' + i % 26) + i % 7, 20 + i % 7, true))
        .forEach(lines::add);
    lines.set(61, cells(separator, 60, "Ada", 4711, true));
    lines.set(91, cells(separator, 90, "Eve", 21, false));
    assertThat(ResultTrim.about("Which one is odd?").trim(String.join("\n", lines)))
        .contains(lines.get(0), lines.get(61), lines.get(91))
        .contains("lines like these left out")
        .doesNotContain(lines.get(75) + "\n");
  }

  private static String cells(String separator, int id, String who, int size, boolean ok) {
    return String.join(separator, "r-" + (1000 + id), who, "" + size, "" + ok);
  }

  @Test
  void sentencesInCells_areToldApartByTheirWords() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 120).forEach(i -> lines.add("10:00,app,user " + i + " has logged in"));
    lines.set(70, "10:00,app,user 70 has moved out");
    assertThat(ResultTrim.about("Anything odd?").trim(String.join("\n", lines)))
        .contains("has moved out");
  }

  @Test
  void objectsInLines_areRows() {
    List<String> rows = rows();
    rows.set(50, row(50, 21, "stuck at gate 4"));
    assertThat(ResultTrim.about("").trim(String.join("\n", rows)))
        .startsWith("[{")
        .contains("r-1050", "stuck at gate 4")
        .doesNotContain("r-1045");
    String broken = String.join("\n", rows) + "\n{a}";
    assertThat(ResultTrim.about("").trim(broken))
        .satisfiesAnyOf(
            text -> assertThat(text).isNull(),
            text -> assertThat(text).contains("stuck at gate 4").startsWith("{"));
  }

  @Test
  void logLines_keepEndsTroublesAndRareOnes() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> lines.add("10:00:" + i + " served request " + i));
    lines.set(120, "10:00:120 connection refused by db-7");
    String trimmed = requireNonNull(ResultTrim.about("").trim(String.join("\n", lines)));
    assertThat(trimmed).contains("refused by db-7", "115 lines like these left out");
    assertThat(trimmed).startsWith(lines.get(0)).endsWith(lines.get(199));
  }

  @Test
  void linesWithTheLeastAndTheGreatestNumber_andThoseFarFromOthers_stay() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> lines.add("2026-01-01,st-" + i + "," + (20 + i % 7)));
    lines.set(70, "2026-01-01,st-70,19");
    lines.set(90, "2026-01-01,st-90,97");
    lines.set(110, "2026-01-01,st-110,98");
    String trimmed = requireNonNull(ResultTrim.about("").trim(String.join("\n", lines)));
    assertThat(trimmed).contains("st-70,19", "st-90,97", "st-110,98").doesNotContain("st-100,");
  }

  @Test
  void amountsWithUnits_areComparedByUnit() {
    List<String> rows = new ArrayList<>();
    IntStream.range(0, 80).forEach(i -> rows.add(timed(i, 20 + i % 37 + " ms")));
    rows.set(30, timed(30, "98 ms"));
    rows.set(50, timed(50, "9 ms"));
    assertThat(trimmed("Which took longest?", rows))
        .contains("r-30", "r-50")
        .doesNotContain("r-40");
  }

  private static String timed(int id, String took) {
    return "{\"id\": \"r-" + id + "\", \"took\": \"" + took + "\"}";
  }

  @Test
  void textThatIsNoJson_isLeftAlone() {
    assertThat(ResultTrim.about("").trim("{ not json ".repeat(300))).isNull();
    assertThat(ResultTrim.about("").trim(" ".repeat(2000))).isNull();
  }

  @Test
  void questionForAllRows_needsAll() {
    assertThat(ResultTrim.needsAll("List all of them, please")).isTrue();
    assertThat(ResultTrim.needsAll("How many of them are red?")).isTrue();
    assertThat(ResultTrim.needsAll("The top 5 by size")).isTrue();
    assertThat(ResultTrim.needsAll("Which one is larger than all others?")).isFalse();
  }
}
