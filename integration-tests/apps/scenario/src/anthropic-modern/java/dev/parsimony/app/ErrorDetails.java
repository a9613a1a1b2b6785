/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.errors.AnthropicServiceException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the provider said of an error, as the client library tells it. */
final class ErrorDetails {

  private ErrorDetails() {}

  static void of(AnthropicServiceException failure, ObjectNode error) {
    error.put("type", failure.errorType().map(Object::toString).orElse(null));
  }
}
