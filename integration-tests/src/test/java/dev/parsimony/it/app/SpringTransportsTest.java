/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Spring's clients over each of the usual transports. */
class SpringTransportsTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.SPRING_WEB_TRANSPORTS;
  }

  @Override
  List<Client> comparedClients() {
    return clients();
  }

  @Override
  List<Scenario> scenarios(Client client) {
    List<Scenario> scenarios = Scenario.fewOrAll(client);
    // Most transports send on a thread of their own: it is chance whether that is done by then.
    scenarios.removeIf(scenario -> scenario.name().equals("called when interrupted"));
    return scenarios;
  }
}
