/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** The Azure SDKs, by azure-ai-openai. */
class AzureTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.AZURE;
  }
}
