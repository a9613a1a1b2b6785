/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;
import java.util.stream.Stream;

/** Spring's reactive client, over each of the usual transports. */
class SpringWebFluxTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Stream.of(Client.SPRING_WEBFLUX_TRANSPORTS, Client.SPRING_WEBFLUX)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  List<Client> comparedClients() {
    return Jdk.fullMatrix() ? clients() : Client.SPRING_WEBFLUX;
  }
}
