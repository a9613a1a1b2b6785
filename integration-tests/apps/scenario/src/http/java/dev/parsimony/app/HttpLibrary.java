/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An HTTP client; each one brings its own calls. */
abstract class HttpLibrary extends Library {

  final String baseUrl;
  private final String apiKey;

  HttpLibrary(String baseUrl, String apiKey) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  final String authorization(Command command) {
    return "Bearer " + command.text("apiKey", apiKey);
  }

  @Override
  final void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ProviderError) {
        error.put("status", ((ProviderError) t).status);
        error.put("body", ((ProviderError) t).body);
        return;
      }
    }
  }
}
