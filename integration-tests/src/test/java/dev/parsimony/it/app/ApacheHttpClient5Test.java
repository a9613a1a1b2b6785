/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Apache HttpClient 5, with nothing above it. */
class ApacheHttpClient5Test extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.HTTPCLIENT5;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.fewOrAll(client);
  }
}
