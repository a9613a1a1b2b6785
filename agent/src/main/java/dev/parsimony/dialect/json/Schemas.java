/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a prompt that count as the JSON that they are. */
public final class Schemas {

  /** Adds those members that are there, as JSON text. */
  public static void collect(
      Map<String, @Nullable Object> request, List<String> names, List<String> texts) {
    for (String name : names) {
      if (!Json.isBlank(request.get(name))) {
        texts.add(Json.writeText(request.get(name)));
      }
    }
  }

  private Schemas() {}
}
