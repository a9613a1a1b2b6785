/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.engine.Await;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.telemetry.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config file is taken while the application runs, as a whole or not at all. */
class ReloadTest {

  private static final Duration PROMISED = Duration.ofSeconds(5);

  @TempDir Path folder;

  @Test
  void brokenFile_changesNothing_andIsToldInOneLine() {
    try (Testbed bed = Testbed.start(Effect.CACHING)) {
      assertThat(Effect.isCaching(bed)).isTrue();

      bed.configure(Effect.CACHING + "cache:\n  max-size: 1 gigabyte\n");
      Await.until("the line is written", () -> Effect.lines(bed, "gigabyte") > 0);
      assertThat(Effect.isCaching(bed)).isTrue();

      bed.configure(Effect.CACHING.replace("optimize", "off"));
      Await.until("the next change is told", () -> Effect.lines(bed, "reloaded, mode off") > 0);

      assertThat(bed.app().stderr())
          .filteredOn(line -> line.contains("gigabyte"))
          .singleElement()
          .asString()
          .startsWith("[parsimony] config " + bed.config())
          .endsWith(
              " line 6: cache.max-size: '1 gigabyte' is not a size; allowed: 1MiB to 16GiB; going"
                  + " on unchanged, mode optimize");
      bed.end();
    }
  }

  /* On a busy machine one look may come late: of several swaps, the fastest tells what is promised. */
  @Test
  void swappedDirectory_asKubernetesDoesIt_isTakenInTime() throws IOException {
    Path file = mounted("v0", Effect.CACHING);
    try (Testbed bed =
        Testbed.start(Client.NEWEST, null, launch -> launch.withAgent(launch.agent(), file))) {
      assertThat(Effect.isCaching(bed)).isTrue();
      Duration fastest = Duration.ofDays(1);
      for (int i = 1; i <= 2; i++) {
        Duration taken = swapAndAwait(bed, i);
        fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
        assertThat(Effect.isCaching(bed)).isEqualTo(i % 2 == 0);
      }
      assertThat(fastest).isLessThan(PROMISED);
      bed.end();
    }
  }

  @Test
  void percentage_growsToAllAndGoesBackToNone_inTime() {
    try (Testbed bed = Testbed.start(Effect.rolledOutTo(0))) {
      assertThat(Effect.isCaching(bed)).isFalse();
      Duration grown = rollOutAndAwait(bed, 100);
      Duration gone = rollOutAndAwait(bed, 0);
      assertThat(grown.compareTo(gone) < 0 ? grown : gone).isLessThan(PROMISED);
      bed.end();
    }
  }

  private static Duration rollOutAndAwait(Testbed bed, int percent) {
    long start = System.nanoTime();
    bed.configure(Effect.rolledOutTo(percent));
    Await.until(
        "it is rolled out to " + percent + " percent",
        () -> Effect.isCaching(bed) == (percent == 100));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Duration swapAndAwait(Testbed bed, int version) throws IOException {
    boolean caching = version % 2 == 0;
    long before = Effect.lines(bed, "reloaded");
    long start = System.nanoTime();
    swap("v" + version, caching ? Effect.CACHING : "mode: off");
    Await.until("swap " + version + " is told", () -> Effect.lines(bed, "reloaded") > before);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /* parsimony.yaml -> ..data/parsimony.yaml, ..data -> ..v0, which holds the file. */
  private Path mounted(String version, String yaml) throws IOException {
    Files.createSymbolicLink(folder.resolve("..data"), versioned(version, yaml));
    return Files.createSymbolicLink(
        folder.resolve("parsimony.yaml"), Path.of("..data", "parsimony.yaml"));
  }

  private void swap(String version, String yaml) throws IOException {
    Path data = folder.resolve("..data");
    Path old = Files.readSymbolicLink(data);
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), versioned(version, yaml));
    Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (Stream<Path> files = Files.walk(folder.resolve(old))) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path versioned(String version, String yaml) throws IOException {
    Path directory = Files.createDirectory(folder.resolve(".." + version));
    Files.writeString(directory.resolve("parsimony.yaml"), yaml);
    return directory.getFileName();
  }
}
