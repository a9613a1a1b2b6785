/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.errors.OpenAIServiceException;

/** What the provider said of an error, as the client library tells it. */
final class ErrorDetails {

  private ErrorDetails() {}

  static void of(OpenAIServiceException failure, ObjectNode error) {
    for (String field : new String[] {"code", "type", "param"}) {
      JsonValue value = failure.error().additionalProperties().get(field);
      error.set(field, ObjectMappers.jsonMapper().valueToTree(value));
    }
  }
}
