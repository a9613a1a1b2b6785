/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;

/** azure-ai-inference and Semantic Kernel: the same pipeline below, so a few scenarios each. */
class AzureOthersTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.AZURE_OTHERS;
  }

  @Override
  List<Client> comparedClients() {
    return Jdk.fullMatrix() ? clients() : List.of(Client.newest(clients()));
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.few(client);
  }
}
