/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigHolderTest {

  @TempDir Path folder;

  private final FakeEnvironment environment = new FakeEnvironment();
  private final List<String> log = new ArrayList<>();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("parsimony.yaml");
  }

  @Test
  void noFile_observesSilently() {
    ConfigHolder holder = ConfigHolder.start(null, environment, log::add);
    holder.poll();
    holder.poll();

    assertThat(holder.current().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(log).isEmpty();
  }

  @Test
  void noFile_stillTakesOverrides() {
    environment.property("parsimony.mode", "optimize");

    assertThat(ConfigHolder.start(null, environment, log::add).current().mode())
        .isEqualTo(Mode.OPTIMIZE);
  }

  @Test
  void goodFile_isTakenSilently() throws IOException {
    assertThat(started("mode: optimize").current().mode()).isEqualTo(Mode.OPTIMIZE);
    assertThat(log).isEmpty();
  }

  @Test
  void badFirstFile_observesAndTellsOnce() throws IOException {
    ConfigHolder holder = started("mode: optimize\ncache: {max-size: 1, x: y}\n");
    pollTwice(holder);

    assertThat(holder.current().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(log)
        .containsExactly(
            "[parsimony] config "
                + file
                + " line 2: cache: 'x' is not known here; allowed: max-size, max-entry-size, disk, redis (and 1"
                + " more); going on with the defaults, mode observe");
  }

  @Test
  void badFirstFile_doesNotUndoTheSwitchOfTheOperator() throws IOException {
    environment.variable("PARSIMONY_MODE", "off");

    assertThat(started("mode: [").current().mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void badFirstFile_neverOptimizes() throws IOException {
    environment.variable("PARSIMONY_MODE", "optimize");

    assertThat(started("mode: [").current().mode()).isEqualTo(Mode.OBSERVE);
  }

  @Test
  void badOverride_countsLikeABadFile() throws IOException {
    environment.property("parsimony.mode", "of");

    assertThat(started("mode: optimize").current().mode()).isEqualTo(Mode.OBSERVE);
    assertThat(log)
        .containsExactly(
            "[parsimony] config "
                + file
                + " property -Dparsimony.mode: mode: 'of' is not one of the choices; allowed: off,"
                + " observe, optimize; going on with the defaults, mode observe");
  }

  @Test
  void missingFirstFile_isTakenWhenItAppears() throws IOException {
    ConfigHolder holder = ConfigHolder.start(file.toString(), environment, log::add);
    assertThat(holder.current().mode()).isEqualTo(Mode.OBSERVE);

    write("mode: off");
    pollTwice(holder);

    assertThat(holder.current().mode()).isEqualTo(Mode.OFF);
    assertThat(log)
        .containsExactly(
            "[parsimony] config "
                + file
                + ": does not exist; going on with the defaults, mode observe",
            "[parsimony] config " + file + " reloaded, mode off");
  }

  @Test
  void change_isTakenOnceItHasSettled() throws IOException {
    ConfigHolder holder = started("mode: optimize");

    write("");
    holder.poll();
    assertThat(holder.current().mode()).isEqualTo(Mode.OPTIMIZE);
    write("mode: off");
    holder.poll();
    assertThat(holder.current().mode()).isEqualTo(Mode.OPTIMIZE);
    holder.poll();
    assertThat(holder.current().mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void changeOfTheSameSizeAndTime_isSeen() throws IOException {
    ConfigHolder holder = started("cache: {max-size: 1GiB}");
    var modified = Files.getLastModifiedTime(file);

    write("cache: {max-size: 2GiB}");
    Files.setLastModifiedTime(file, modified);
    pollTwice(holder);

    assertThat(holder.current().cacheMaxBytes()).isEqualTo(2L << 30);
  }

  @Test
  void badReload_keepsTheRunningConfigurationAndTellsOncePerContent() throws IOException {
    ConfigHolder holder = started("mode: optimize");
    ConfigSnapshot running = holder.current();

    write("mode: wrong");
    pollTwice(holder);
    pollTwice(holder);
    assertThat(holder.current()).isSameAs(running);
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).endsWith("; going on unchanged, mode optimize");

    write("mode: worse");
    pollTwice(holder);
    assertThat(log).hasSize(2);
  }

  @Test
  void vanishedFile_keepsTheRunningConfiguration() throws IOException {
    ConfigHolder holder = started("mode: optimize");

    Files.delete(file);
    pollTwice(holder);
    pollTwice(holder);

    assertThat(holder.current().mode()).isEqualTo(Mode.OPTIMIZE);
    assertThat(log)
        .containsExactly(
            "[parsimony] config " + file + ": does not exist; going on unchanged, mode optimize");
  }

  @Test
  void swappedSymlink_isFollowed() throws IOException {
    Path before = Files.createDirectory(folder.resolve("v1"));
    Path after = Files.createDirectory(folder.resolve("v2"));
    Files.writeString(before.resolve("parsimony.yaml"), "mode: optimize");
    Files.writeString(after.resolve("parsimony.yaml"), "mode: off");
    Path data = Files.createSymbolicLink(folder.resolve("data"), before);
    Files.createSymbolicLink(file, data.resolve("parsimony.yaml"));
    ConfigHolder holder = ConfigHolder.start(file.toString(), environment, log::add);
    assertThat(holder.current().mode()).isEqualTo(Mode.OPTIMIZE);

    Path swapped = Files.createSymbolicLink(folder.resolve("data_tmp"), after);
    Files.move(swapped, data, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    pollTwice(holder);

    assertThat(holder.current().mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void unknownProperty_isToldOnce() throws IOException {
    environment.property("parsimony.mod", "off");
    ConfigHolder holder = started("mode: optimize");

    write("mode: off");
    pollTwice(holder);

    assertThat(log)
        .containsExactly(
            "[parsimony] config property -Dparsimony.mod is not known; did you mean"
                + " 'parsimony.mode'?",
            "[parsimony] config " + file + " reloaded, mode off");
  }

  private ConfigHolder started(String yaml) throws IOException {
    write(yaml);
    return ConfigHolder.start(file.toString(), environment, log::add);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file, yaml);
  }

  private static void pollTwice(ConfigHolder holder) {
    holder.poll();
    holder.poll();
  }
}
