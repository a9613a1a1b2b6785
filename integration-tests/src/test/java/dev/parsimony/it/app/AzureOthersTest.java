/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import java.util.List;

/** azure-ai-inference and Semantic Kernel: the same pipeline below, so a few scenarios each. */
class AzureOthersTest extends ThinContract {

  @Override
  List<Client> clients() {
    return Client.AZURE_OTHERS;
  }
}
