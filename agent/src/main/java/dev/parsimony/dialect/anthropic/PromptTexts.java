/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(Arrays.asList("tools", "output_config", "output_format"));

  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request.get("system"), texts);
    SpokenTexts.collect(request.get("messages"), texts);
    for (String name : SCHEMAS) {
      if (!Json.isBlank(request.get(name))) {
        texts.add(Json.writeText(request.get(name)));
      }
    }
    return texts;
  }

  /** The system prompt, and what messages of the system say between the others. */
  String system() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request.get("system"), texts);
    for (Object message : Json.array(request.get("messages"))) {
      if ("system".equals(Json.object(message).get("role"))) {
        SpokenTexts.collect(Json.object(message).get("content"), texts);
      }
    }
    return String.join("\n", texts);
  }
}
