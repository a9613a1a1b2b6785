/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.core.JsonValue;
import com.anthropic.core.ObjectMappers;
import com.anthropic.errors.AnthropicServiceException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the provider said of an error, as the client library tells it. */
final class ErrorDetails {

  private ErrorDetails() {}

  static void of(AnthropicServiceException failure, ObjectNode error) {
    for (String field : new String[] {"type", "error", "request_id"}) {
      JsonValue value = failure.error().additionalProperties().get(field);
      error.set(field, ObjectMappers.jsonMapper().valueToTree(value));
    }
  }
}
