/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;

/** OkHttp, with nothing above it. */
class OkHttpTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.OKHTTP;
  }

  @Override
  List<Client> comparedClients() {
    return Jdk.fullMatrix() ? clients() : List.of(clients().get(0), clients().get(3));
  }
}
