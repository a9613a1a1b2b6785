/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import java.util.List;

/**
 * cohere-java, which calls through OkHttp: a few scenarios each. Its rerank, which has no dialect,
 * goes out as often as it is called.
 */
class CohereJavaTest extends ClientContract {

  @Override
  List<Client> clients() {
    return List.of(Client.COHERE_JAVA);
  }

  @Override
  List<Scenario> scenarios(Client client) {
    List<Scenario> few = Scenario.few(client);
    Scenario.add(few, "rerank", AppCommand.call("rerank", "hi"));
    Scenario.add(few, "rerank", AppCommand.call("rerank", "hi"));
    return few;
  }
}
