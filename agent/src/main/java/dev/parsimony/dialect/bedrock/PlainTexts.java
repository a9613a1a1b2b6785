/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt that stands in fields of its own. */
final class PlainTexts {

  static List<String> of(byte[] body, String... fields) {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    for (String field : fields) {
      SpokenTexts.collect(request.get(field), texts);
    }
    return texts;
  }

  private PlainTexts() {}
}
