/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said about the level on disk. */
public class DiskSettingsTest {

  @Test
  void withoutADirectory_thereIsNoLevelOnDisk() {
    DiskSettings settings = read(Map.of("max-size", "2GiB"), new ArrayList<>());

    assertThat(settings.enabled()).isFalse();
    assertThat(settings.maxBytes()).isEqualTo(2L << 30);
    assertThat(settings.keyVariable()).isNull();
  }

  @Test
  void everyKey_isRead() {
    DiskSettings settings = settings(Path.of("/var/cache/x"), Map.of("key-variable", "MY_KEY"));

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.directory()).isEqualTo("/var/cache/x");
    assertThat(settings.maxBytes()).isEqualTo(256L << 20);
    assertThat(settings.keyVariable()).isEqualTo("MY_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "max-size, 1KiB, 1MiB to 64GiB",
    "max-size, 65GiB, 1MiB to 64GiB",
    "key-variable, MY-KEY, the name of an environment variable",
  })
  void wrongValue_isToldWithWhatIsAllowed(String key, String value, String allowed) {
    List<Problem> problems = new ArrayList<>();

    read(Map.of(key, value), problems);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).in("f")).contains(key, value, allowed);
  }

  /** The settings of a level in this directory. */
  public static DiskSettings settings(Path directory, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("directory", directory.toString());
    List<Problem> problems = new ArrayList<>();
    DiskSettings settings = read(all, problems);
    assertThat(problems).isEmpty();
    return settings;
  }

  private static DiskSettings read(Map<String, String> written, List<Problem> problems) {
    FakeEnvironment environment = new FakeEnvironment();
    written.forEach((key, value) -> environment.property("parsimony." + key, value));
    Node nothing = Node.map(Map.of(), Origin.FILE);
    return DiskSettings.of(
        DiskSettings.SECTION.read(nothing, new Overrides(environment), problems));
  }
}
