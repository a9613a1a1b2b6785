/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** The Bedrock runtime of the AWS SDK; the provider checks each signature. */
class BedrockTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.BEDROCK;
  }
}
