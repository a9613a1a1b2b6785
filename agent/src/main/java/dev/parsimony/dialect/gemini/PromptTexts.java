/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class PromptTexts {

  private static final List<String> SYSTEM =
      Collections.unmodifiableList(Arrays.asList("systemInstruction", "system_instruction"));
  private static final List<String> SAID =
      Collections.unmodifiableList(Arrays.asList("contents", "content", "requests"));
  private static final List<String> CONFIGS =
      Collections.unmodifiableList(Arrays.asList("generationConfig", "generation_config"));
  private static final List<String> SCHEMAS =
      Collections.unmodifiableList(
          Arrays.asList(
              "responseSchema", "response_schema", "responseJsonSchema", "response_json_schema"));

  private final byte[] body;

  PromptTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SYSTEM.forEach(name -> SpokenTexts.collect(request.get(name), texts));
    SAID.forEach(name -> SpokenTexts.collect(request.get(name), texts));
    add(request.get("tools"), texts);
    for (String config : CONFIGS) {
      SCHEMAS.forEach(name -> add(Json.object(request.get(config)).get(name), texts));
    }
    return texts;
  }

  String system() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SYSTEM.forEach(name -> SpokenTexts.collect(request.get(name), texts));
    return String.join("\n", texts);
  }

  private static void add(@Nullable Object schema, List<String> texts) {
    if (schema != null && !Json.isBlank(schema)) {
      texts.add(Json.writeText(schema));
    }
  }
}
