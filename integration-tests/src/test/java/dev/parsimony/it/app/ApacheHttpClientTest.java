/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Apache HttpClient 4, with nothing above it. */
class ApacheHttpClientTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.HTTPCLIENT;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.fewOrAll(client);
  }
}
