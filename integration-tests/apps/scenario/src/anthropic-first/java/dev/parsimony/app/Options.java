/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;

/** Options of a client, which this version cannot change. */
final class Options {

  private Options() {}

  static AnthropicClient applied(AnthropicClient client, Command command) {
    if (command.node("clientOptions").isObject()) {
      throw new UnsupportedOperationException("clientOptions");
    }
    return client;
  }

  static void bedrock(AnthropicOkHttpClient.Builder client, String baseUrl, String key) {
    throw new UnsupportedOperationException("bedrock");
  }
}
