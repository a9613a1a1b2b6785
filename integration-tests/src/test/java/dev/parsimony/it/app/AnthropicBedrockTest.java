/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import java.util.List;

/**
 * anthropic-java over Bedrock, which checks each signature, and Vertex AI: the same client above,
 * so a few scenarios each.
 */
class AnthropicBedrockTest extends ThinContract {

  @Override
  List<Client> clients() {
    return Jdk.fullMatrix()
        ? Client.ANTHROPIC_BEDROCK
        : List.of(Client.newest(Client.ANTHROPIC_BEDROCK));
  }
}
