/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A model that turns call after call away does not cost the application two round trips for ever.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
class PausedModelTest {

  private static final String CONFIG =
      "mode: optimize\nrules: [{name: cheap, downgrade: {force: gpt-5-nano}}]\n";

  @Test
  void modelThatTurnedThreeCallsAway_isNotAskedForTheFourth() {
    try (Testbed bed = Testbed.start(CONFIG)) {
      bed.provider()
          .when(request -> MovedModel.named(request).equals("gpt-5-nano"), Faults.status(429));
      AppCommand question = AppCommand.chat("again").model("gpt-4o").maxRetries(0);
      for (int i = 0; i < 3; i++) {
        assertThat(bed.send(question.prompt("again " + i)).ok()).isTrue();
      }
      assertThat(bed.provider().calls()).isEqualTo(6);
      bed.settle();

      assertThat(bed.spanOf(question).decisions()).endsWith("downgrade=bypass:paused");
      assertThat(bed.provider().requests().stream().map(MovedModel::named).toList().subList(4, 7))
          .isEqualTo(List.of("gpt-5-nano", "gpt-4o", "gpt-4o"));
      bed.end();
    }
  }
}
