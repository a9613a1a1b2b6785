/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract for a library over a client that has been shown by itself: a few scenarios with the
 * newest version, in the current JVM alone; all versions and JVMs with {@code
 * -Dparsimony.matrix=full}.
 */
abstract class ThinContract extends ClientContract {

  @Override
  List<Client> comparedClients() {
    return Jdk.fullMatrix() ? clients() : List.of(Client.newest(clients()));
  }

  @Override
  List<Scenario> scenarios(Client client) {
    List<Scenario> scenarios = new ArrayList<>(Scenario.few(client));
    Scenario.cancels(scenarios, client.library());
    return scenarios;
  }

  @Override
  List<Jdk> jdks(List<Jdk> running) {
    return Jdk.fullMatrix() ? running : List.of();
  }
}
