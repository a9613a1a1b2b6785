/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;

/** The Bedrock runtime of the AWS SDK; the provider checks each signature. */
class BedrockTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.BEDROCK;
  }

  /** The oldest and the newest, for the sake of time. */
  @Override
  List<Client> comparedClients() {
    return Jdk.fullMatrix() ? clients() : List.of(clients().get(0), clients().get(2));
  }
}
