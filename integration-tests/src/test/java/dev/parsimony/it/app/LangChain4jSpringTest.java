/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** langchain4j over Spring's RestClient: its own client stays the one that is told of. */
class LangChain4jSpringTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.LANGCHAIN4J_SPRING;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.fewOrAll(client);
  }
}
