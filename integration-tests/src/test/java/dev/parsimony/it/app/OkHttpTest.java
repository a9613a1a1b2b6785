/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** OkHttp, with nothing above it. */
class OkHttpTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.OKHTTP;
  }
}
