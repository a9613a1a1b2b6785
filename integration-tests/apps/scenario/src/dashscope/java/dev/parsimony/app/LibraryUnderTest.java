/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.alibaba.dashscope.exception.ApiException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** dashscope-sdk-java. Its clients have no settings of their own but the address. */
final class LibraryUnderTest extends Library {

  private final String url;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.url = baseUrl.substring(0, baseUrl.lastIndexOf("/v1")) + "/api/v1";
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    return new DashScopeCall(this, url, command.text("apiKey", apiKey), command);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof ApiException && ((ApiException) t).getStatus() != null) {
        error.put("status", ((ApiException) t).getStatus().getStatusCode());
        error.put("code", ((ApiException) t).getStatus().getCode());
        return;
      }
    }
  }
}
