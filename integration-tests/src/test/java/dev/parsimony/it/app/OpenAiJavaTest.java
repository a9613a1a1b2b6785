/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;
import org.junit.jupiter.api.Order;

/** openai-java: every version is compared, and the JVMs that run one are all asked for hits. */
@Order(1)
class OpenAiJavaTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.OPENAI;
  }

  @Override
  List<Client> comparedClients() {
    return clients();
  }

  @Override
  List<Scenario> askedFirst(Client client) {
    return scenarios(client);
  }

  @Override
  List<Jdk> jdks(List<Jdk> running) {
    return running;
  }
}
