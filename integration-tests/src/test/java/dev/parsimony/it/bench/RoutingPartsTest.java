/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.bench.PlainLogistic.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingPartsTest {

  @Test
  void csv_keepsQuotesCommasAndLinesInsideOfCells() {
    assertThat(Csv.rows("a,b\r\n\"x,\"\"y\"\"\nz\",\n\"\",1"))
        .containsExactly(List.of("a", "b"), List.of("x,\"y\"\nz", ""), List.of("", "1"));
  }

  @Test
  void prompts_areReadWithTheirSubject(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("gsm8k_responses.csv"), "p,w,s,rw,rs\n\"1, 2\",True,False,,\n");
    Files.createDirectory(folder.resolve("mmlu"));
    Files.writeString(folder.resolve("mmlu/mmlu_law.csv"), "p,w,s\nx,False,True\n");

    assertThat(RoutedPrompt.read(folder))
        .containsExactly(
            new RoutedPrompt("gsm8k", "1, 2", true, false),
            new RoutedPrompt("law", "x", false, true));
  }

  @Test
  void equalTexts_areOnTheSameSideOfTheSplit_sixOfTenForTraining() {
    long training =
        IntStream.range(0, 1_000)
            .filter(i -> new RoutedPrompt("a", "p" + i, true, true).isForTraining())
            .count();

    assertThat(training).isBetween(550L, 650L);
    assertThat(new RoutedPrompt("b", "p1", false, true).isForTraining())
        .isEqualTo(new RoutedPrompt("a", "p1", true, true).isForTraining());
  }

  @Test
  void equalTexts_areInTheSameOfFiveFolds() {
    Map<Integer, Long> sizes =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new RoutedPrompt("a", "p" + i, true, true).fold())
            .collect(Collectors.groupingBy(fold -> fold, Collectors.counting()));

    assertThat(sizes).containsOnlyKeys(0, 1, 2, 3, 4);
    assertThat(sizes.values()).allMatch(size -> size > 150 && size < 250);
    assertThat(new RoutedPrompt("b", "p1", false, true).fold())
        .isEqualTo(new RoutedPrompt("a", "p1", true, true).fold());
  }

  @Test
  void logistic_findsTheFeatureThatDecides() {
    List<Row> rows =
        IntStream.range(0, 40)
            .mapToObj(i -> new Row(new int[] {i % 2, 2}, new double[] {1, 1}))
            .toList();
    boolean[] labels = new boolean[40];
    IntStream.range(0, 40).forEach(i -> labels[i] = i % 2 == 1);

    PlainLogistic model = PlainLogistic.fit(rows, labels, 3, 0.1);

    assertThat(model.score(rows.get(1))).isGreaterThan(2);
    assertThat(model.score(rows.get(0))).isLessThan(-2);
  }

  @Test
  void interval_holdsTheMean() {
    PairedBootstrap interval =
        PairedBootstrap.of(400, counts -> IntStream.of(counts).limit(100).sum() / 400.0);

    assertThat(interval.low()).isBetween(0.19, 0.24);
    assertThat(interval.high()).isBetween(0.26, 0.31);
  }

  @Test
  void scoreThatOrdersByGain_isBetterThanOneThatDoesNot() {
    List<RoutedPrompt> prompts =
        IntStream.range(0, 200)
            .mapToObj(i -> new RoutedPrompt(i % 2 == 0 ? "gsm8k" : "law", "", i % 4 > 0, true))
            .toList();
    double[] good = prompts.stream().mapToDouble(RoutedPrompt::gain).toArray();
    RoutingTable right = new RoutingTable(prompts, Map.of("flat", new double[200], "x", good), "x");
    RoutingTable wrong =
        new RoutingTable(prompts, Map.of("flat", new double[200], "x", good), "flat");

    assertThat(right.render("areas")).contains("| flat ", " 0.500 |");
    wrong.render("areas");
    assertThat(right.isBetter()).isTrue();
    assertThat(wrong.isBetter()).isFalse();
  }

  @Test
  void figures_replaceOnlyWhatIsMarked(@TempDir Path folder) throws Exception {
    Path doc = folder.resolve("a.md");
    Files.writeString(doc, "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n");

    MarkedText.replace(doc, "x", "new\n");

    assertThat(doc).hasContent("a\n<!-- x:begin -->\nnew\n<!-- x:end -->\nb\n");
  }
}
