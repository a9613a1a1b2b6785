/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;

/** What this version is not tested with. */
final class Vertex {

  private Vertex() {}

  static void backend(AnthropicOkHttpClient.Builder client, String baseUrl, String key) {
    throw new UnsupportedOperationException("vertex");
  }
}
