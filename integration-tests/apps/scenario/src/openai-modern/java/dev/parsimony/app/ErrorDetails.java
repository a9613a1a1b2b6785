/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.errors.OpenAIServiceException;

/** What the provider said of an error, as the client library tells it. */
final class ErrorDetails {

  private ErrorDetails() {}

  static void of(OpenAIServiceException failure, ObjectNode error) {
    error.put("code", failure.code().orElse(null));
    error.put("type", failure.type().orElse(null));
    error.put("param", failure.param().orElse(null));
  }
}
