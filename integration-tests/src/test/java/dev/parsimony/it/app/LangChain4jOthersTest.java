/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** langchain4j with other providers than OpenAI: the same client below, so a few scenarios each. */
class LangChain4jOthersTest extends ClientContract {

  @Override
  List<Client> clients() {
    return List.of(Client.LANGCHAIN4J_OTHERS);
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.few(client);
  }
}
