/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Spring AI with the models of several providers, on Spring's clients: a few scenarios each. */
class SpringAiTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.SPRING_AI;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    List<Scenario> scenarios = Scenario.fewOrAll(client);
    // Of thousands of pieces that come at once, Spring AI drops some, with and without the agent.
    scenarios.removeIf(scenario -> scenario.name().startsWith("thousands of chunks"));
    RetryScenarios.replies(scenarios, client.library(), "blocking");
    return scenarios;
  }
}
