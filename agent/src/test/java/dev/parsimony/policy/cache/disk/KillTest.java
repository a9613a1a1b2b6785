/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.FileAccess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it writes. {@code -Dparsimony.kills} says how often. */
class KillTest {

  private static final int KILLS = Integer.getInteger("parsimony.kills", 8);

  private final Random random = new Random(11);

  @TempDir Path parent;

  @ParameterizedTest
  @ValueSource(strings = {"", "a secret of the operator"})
  void killedProcess_losesNothingThatWasWritten_andGivesNothingWrong(
      String secret, TestReporter told) throws Exception {
    List<String> written = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> before = some(written);
      List<String> last = killedAfter(1 + random.nextInt(60), secret, "kill " + kill + " entry ");
      written.addAll(last);
      try (TestStore store =
          TestStore.open(
              parent,
              KilledWriter.BOUND,
              secret.isEmpty() ? null : secret,
              new FileAccess(),
              new AtomicLong(TestStore.DAY))) {
        assertThat(store.store().damages()).isZero();
        assertFound(store, last);
        assertFound(store, before);
      }
    }
    assertThat(written).hasSizeGreaterThan(KILLS);
    told.publishEntry(KILLS + " kills, entries written", String.valueOf(written.size()));
  }

  private static void assertFound(TestStore store, List<String> names) throws Exception {
    for (String name : names) {
      assertThat(store.get(name)).isEqualTo(KilledWriter.content(name));
    }
  }

  private List<String> some(List<String> names) {
    return names.isEmpty()
        ? names
        : random.ints(200, 0, names.size()).mapToObj(names::get).toList();
  }

  /* What it said to have written. */
  private List<String> killedAfter(int entries, String secret, String prefix) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                parent.toString(),
                secret,
                prefix)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> named = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (int i = 0; i < entries; i++) {
        named.add(lines.readLine());
      }
      // By its handle: the process itself would close what is still to be read.
      process.toHandle().destroyForcibly();
      lines.lines().forEach(named::add);
    } finally {
      process.destroyForcibly().waitFor();
    }
    // The last line may be cut off in the middle.
    return named.subList(0, named.size() - 1).stream().map(String::strip).toList();
  }
}
