/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Spring AI, with the modules of several providers. */
final class LibraryUnderTest extends Library {

  private final Map<String, Models> models = new ConcurrentHashMap<>();
  private final String baseUrl;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    ModelOptions options = new ModelOptions(command, baseUrl, apiKey);
    return new SpringAiCall(
        this, models.computeIfAbsent(options.toString(), absent -> Models.of(options)), command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      int status = Models.status(t);
      if (status != 0) {
        error.put("status", status);
        return;
      }
    }
  }
}
