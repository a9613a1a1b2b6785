/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Spring AI from 2.0 on, which calls through the providers' own client libraries. */
class SpringAi2Test extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.SPRING_AI_2;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.few(client);
  }
}
