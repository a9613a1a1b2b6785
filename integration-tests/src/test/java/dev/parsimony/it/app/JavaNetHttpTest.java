/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** The JDK's own HTTP client, with nothing above it. */
class JavaNetHttpTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.JAVA_NET_HTTP;
  }
}
