/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.complexity.Weights;
import dev.parsimony.complexity.WeightsFile;
import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Calls are scored by the weights that an operator has had learned. */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class OwnWeightsTest {

  private static final AppCommand EASY = AppCommand.call("chat", "Thanks!").model("gpt-4o");

  @TempDir Path folder;

  @Test
  void weightsOfAFile_decideTheTier() throws Exception {
    String allHard =
        WeightsFile.write(Weights.assumed()).replaceFirst("(?m)^bias .*$", "bias 50.000000");
    Path file = Files.writeString(folder.resolve("weights.txt"), allHard);

    assertThat(told(file)).isEqualTo("downgrade=bypass:no_target");
  }

  @Test
  void withoutTheFile_thoseOfTheAgentDo() {
    assertThat(told(folder.resolve("absent.txt"))).isEqualTo("downgrade=moved:simple");
  }

  private static String told(Path weights) {
    String yaml =
        """
        mode: optimize
        complexity: {weights: '%s'}
        rules: [{name: cheap, downgrade: {simple: gpt-5-nano}}]
        """;
    try (Testbed bed = Testbed.start(yaml.formatted(weights))) {
      List<String> decisions = bed.observe(EASY).span().decisions();
      bed.end();
      return decisions.get(decisions.size() - 1);
    }
  }
}
