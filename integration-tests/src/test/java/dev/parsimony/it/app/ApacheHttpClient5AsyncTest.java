/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** The asynchronous client of Apache HttpClient 5, with nothing above it. */
class ApacheHttpClient5AsyncTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.HTTPCLIENT5_ASYNC;
  }

  /* By itself, the oldest never comes back from a 429. */
  @Override
  List<Client> comparedClients() {
    return clients().subList(1, 2);
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.fewOrAll(client);
  }
}
