/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parsimony.setting.FakeEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationDocsTest {

  private static final String REGENERATE =
      "mvn -pl bootstrap,agent/java11,agent test -Dtest=ConfigurationDocsTest -Dparsimony.regenerate=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  @Test
  void page_isWhatTheSettingsSay() throws IOException {
    assertUpToDate("configuration.md", ConfigurationDocs.render());
  }

  @Test
  void schema_isWhatTheSettingsSay() throws IOException {
    assertUpToDate("parsimony.schema.json", ConfigurationSchema.render());
  }

  @Test
  void schema_refusesUnknownKeysEverywhere() throws IOException {
    String schema = ConfigurationSchema.render();

    assertThat(new JsonMapper().readTree(schema).get("additionalProperties").asBoolean()).isFalse();
    assertThat(schema.split("\"properties\"", -1))
        .hasSameSizeAs(schema.split("\"additionalProperties\" : false", -1));
  }

  @ParameterizedTest
  @MethodSource("pagesWithExamples")
  void examples_areValid(String page) throws IOException {
    Matcher example =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(docs().resolve(page)));

    assertThat(example.find()).isTrue();
    do {
      assertThat(ParsedConfig.ofText(example.group(1), new FakeEnvironment()).problems()).isEmpty();
    } while (example.find());
  }

  private static void assertUpToDate(String name, String rendered) throws IOException {
    Path file = docs().resolve(name);
    if (Boolean.getBoolean("parsimony.regenerate")) {
      Files.writeString(file, rendered);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("docs/%s differs from the settings; to write it anew: %s", name, REGENERATE)
        .isEqualTo(rendered);
  }

  static List<String> pagesWithExamples() throws IOException {
    try (Stream<Path> files = Files.list(docs())) {
      return files
          .filter(file -> file.toString().endsWith(".md") && contains(file, "```yaml"))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path docs() {
    Path module = Path.of("").toAbsolutePath();
    return Files.isDirectory(module.resolve("docs"))
        ? module.resolve("docs")
        : module.resolveSibling("docs");
  }
}
