/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** Spring's clients, with nothing above them. */
class SpringWebTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.SPRING_WEB;
  }
}
