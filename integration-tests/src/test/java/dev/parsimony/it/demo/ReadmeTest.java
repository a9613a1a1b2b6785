/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @TempDir Path folder;

  @Test
  void everyConfiguration_isValid() throws Exception {
    List<String> blocks = blocks(YAML);
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      Path file = Files.writeString(folder.resolve("parsimony.yaml"), block);
      assertThat(check(file)).as(block).isZero();
    }
  }

  @Test
  void everyLink_leadsToAFile() throws Exception {
    assertThat(blocks(LINK))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
  }

  private static List<String> blocks(Pattern pattern) throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    return pattern.matcher(readme).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private int check(Path file) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String jar = System.getProperty("parsimony.agent.jar");
    ProcessBuilder builder =
        new ProcessBuilder(java.toString(), "-jar", jar, "check", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("check.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARSIMONY_"));
    int status = builder.start().waitFor();
    assertThat(folder.resolve("check.txt")).content().contains("mode:");
    return status;
  }
}
