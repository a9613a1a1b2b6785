/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/**
 * Google's Gen AI SDK, which calls through OkHttp: a few scenarios each, at Google AI and Vertex.
 */
class GoogleGenAiTest extends ClientContract {

  @Override
  List<Client> clients() {
    return List.of(Client.GOOGLE_GENAI);
  }

  @Override
  List<Scenario> scenarios(Client client) {
    return Scenario.few(client);
  }
}
