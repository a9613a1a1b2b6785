/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/**
 * Libraries above OkHttp and the JDK's client: the same clients below, so a few scenarios each, all
 * in one application.
 */
class AboveHttpTest extends ThinContract {

  @Override
  List<Client> clients() {
    return List.of(Client.ABOVE_HTTP);
  }
}
