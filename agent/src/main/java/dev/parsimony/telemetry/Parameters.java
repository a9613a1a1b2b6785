/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of a request by type; one of another type than promised counts as absent. */
final class Parameters {

  private final RequestFacts request;

  Parameters(RequestFacts request) {
    this.request = request;
  }

  @Nullable String text(Parameter parameter) {
    Object value = request.parameter(parameter);
    return value instanceof String ? (String) value : null;
  }

  @Nullable Long whole(Parameter parameter) {
    Object value = request.parameter(parameter);
    return value instanceof Long ? (Long) value : null;
  }

  @Nullable Double real(Parameter parameter) {
    Object value = request.parameter(parameter);
    return value instanceof Double ? (Double) value : null;
  }

  List<String> texts(Parameter parameter) {
    Object value = request.parameter(parameter);
    if (!(value instanceof List)) {
      return Collections.emptyList();
    }
    List<String> texts = new ArrayList<>();
    for (Object item : (List<?>) value) {
      if (item instanceof String) {
        texts.add((String) item);
      }
    }
    return texts;
  }
}
