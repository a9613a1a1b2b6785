/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** dashscope-sdk-java, which calls through OkHttp: a few scenarios each. */
class DashScopeTest extends ClientContract {

  @Override
  List<Client> clients() {
    return List.of(Client.DASHSCOPE_SDK_JAVA);
  }

  @Override
  List<Scenario> scenarios(Client client) {
    // Of a whole reply that breaks off, the SDK never tells who waits for a callback.
    return Scenario.few(client).stream()
        .filter(scenario -> !scenario.name().endsWith(" async closed mid body"))
        .toList();
  }
}
