/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPartsTest {

  @TempDir private Path folder;

  @Test
  void zipfLaw_drawsByRank_andTheSameForTheSameSeed() {
    ZipfLaw law = new ZipfLaw(1_000, 1.0, 7);
    ZipfLaw again = new ZipfLaw(1_000, 1.0, 7);
    int[] drawn = IntStream.range(0, 100_000).map(i -> law.draw()).toArray();

    assertThat(drawn).containsExactly(IntStream.range(0, 100_000).map(i -> again.draw()).toArray());
    assertThat(IntStream.of(drawn).allMatch(rank -> rank >= 0 && rank < 1_000)).isTrue();
    // The thousandth harmonic number is 7.485.
    assertThat(share(drawn, 0)).isCloseTo(1 / 7.485, within(0.01));
    assertThat(share(drawn, 1)).isCloseTo(1 / 7.485 / 2, within(0.01));
  }

  @Test
  void plan_repeatsAQuestionWithTheSizesOfItsFirstArrival() throws IOException {
    write("azure_llm_trace_conv.csv", "TIMESTAMP,ContextTokens,GeneratedTokens", trace());
    Files.createDirectory(folder.resolve("banking77"));
    write("banking77/train.csv", "text,category", "\"Where is, my card?\",a\n");
    Files.createDirectory(folder.resolve("clinc150"));
    write(
        "clinc150/train_val.json", "{\"train\": [[\"say  hi\", \"b\"], [\"say  hi\", \"b\"]]}", "");

    LoadPlan plan = LoadPlan.read(folder, 1);
    Path file = folder.resolve("plan");
    plan.write(file);

    assertThat(plan.calls()).isEqualTo(20);
    assertThat(plan.distinct()).isEqualTo(2);
    assertThat(plan.oracle()).isCloseTo(0.9, within(1e-9));
    assertThat(plan.speed()).isCloseTo(19, within(1e-9));
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("question\t40\t[words:1] [takes:11316]\t");
    assertThat(lines.subList(0, 2)).anyMatch(line -> line.endsWith("\tsay hi"));
    assertThat(lines.get(2)).startsWith("call\t0\t0\t");
    assertThat(lines.get(21)).startsWith("call\t1000000\t");
  }

  @Test
  void result_tellsRatesAndPercentiles() {
    List<String> calls =
        IntStream.range(0, 100)
            .mapToObj(i -> (i < 90 ? "hit\t" : "miss\t") + i * 1_000_000)
            .toList();
    LoadResult result = new LoadResult(LoadResult.byKind(calls), 10, 0, 0, 0);

    assertThat(result.calls()).isEqualTo(100);
    assertThat(result.hitRate()).isCloseTo(0.9, within(1e-9));
    assertThat(result.millis("hit", 0.5)).isEqualTo(45);
    assertThat(result.millis("miss", 0.99)).isEqualTo(99);
    assertThat(result.millis("joined", 0.5)).isNaN();
  }

  @Test
  void answersThatDiffer_missTheGoal() {
    Map<String, long[]> hits = LoadResult.byKind(List.of("hit\t1", "miss\t100"));
    LoadResult good = new LoadResult(hits, 0, 1, 0, 0);
    LoadResult bad = new LoadResult(hits, 0, 1, 0, 1);

    assertThat(judge(good, good)).isTrue();
    assertThat(judge(good, bad)).isFalse();
    assertThat(judge(new LoadResult(hits, 2, 1, 0, 0), good)).isFalse();
    assertThat(judge(good, new LoadResult(hits, 0, 99, 0, 0))).isFalse();
  }

  private boolean judge(LoadResult roomy, LoadResult tight) {
    Goals goals = new Goals();
    try {
      write("azure_llm_trace_conv.csv", "TIMESTAMP,ContextTokens,GeneratedTokens", trace());
      Files.createDirectories(folder.resolve("banking77"));
      write("banking77/train.csv", "text,category", "a,a\n");
      Files.createDirectories(folder.resolve("clinc150"));
      write("clinc150/train_val.json", "{}", "");
      Map<String, LoadResult> results = Map.of("64 MiB", roomy, "4 MiB", tight);
      new LoadReport(LoadPlan.read(folder, 1), results).judge(goals, "64 MiB", "4 MiB", 4);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return goals.allMet();
  }

  private static double share(int[] drawn, int rank) {
    return (double) IntStream.of(drawn).filter(each -> each == rank).count() / drawn.length;
  }

  private static String trace() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append("2023-11-16 18:15:%02d.0000000,%d,%d\n".formatted(i, 10 + i, 1 + i));
    }
    return rows.toString();
  }

  private void write(String name, String first, String rest) throws IOException {
    Files.writeString(folder.resolve(name), first + "\n" + rest);
  }
}
