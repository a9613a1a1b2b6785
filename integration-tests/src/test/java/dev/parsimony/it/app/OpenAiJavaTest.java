/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** openai-java. */
class OpenAiJavaTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.OPENAI;
  }

  @Override
  List<Client> comparedClients() {
    return clients();
  }
}
