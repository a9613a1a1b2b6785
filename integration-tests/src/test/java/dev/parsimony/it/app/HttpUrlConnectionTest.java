/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** The JDK's old HTTP client, with nothing above it. */
class HttpUrlConnectionTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.HTTP_URL_CONNECTION;
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.fewOrAll(client);
  }
}
