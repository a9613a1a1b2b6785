/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.exception.HttpException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** langchain4j, with the modules of several providers. */
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
    return new LangChain4jCall(
        this, models.computeIfAbsent(options.toString(), absent -> Models.of(options)), command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof HttpException) {
        error.put("status", ((HttpException) t).statusCode());
        error.put("body", String.valueOf(t.getMessage()));
        return;
      }
    }
  }
}
