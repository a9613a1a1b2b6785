/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of a prompt, found only when somebody wants them. */
final class ConverseTexts {

  private final byte[] body;

  ConverseTexts(byte[] body) {
    this.body = body;
  }

  /** What is said, then the schemas as JSON text. */
  List<String> all() {
    Map<String, @Nullable Object> request = Json.membersOf(body);
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request.get("system"), texts);
    SpokenTexts.collect(request.get("messages"), texts);
    for (Object variable : Json.object(request.get("promptVariables")).values()) {
      SpokenTexts.collect(variable, texts);
    }
    for (String name : new String[] {"toolConfig", "outputConfig"}) {
      if (!Json.isBlank(request.get(name))) {
        texts.add(Json.writeText(request.get(name)));
      }
    }
    return texts;
  }

  String system() {
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(Json.membersOf(body).get("system"), texts);
    return String.join("\n", texts);
  }
}
