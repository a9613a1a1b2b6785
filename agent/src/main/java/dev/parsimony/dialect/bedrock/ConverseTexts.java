/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
    Map<String, @Nullable Object> request = request();
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request.get("system"), texts);
    SpokenTexts.collect(request.get("messages"), texts);
    for (Object variable : Json.object(request.get("promptVariables")).values()) {
      SpokenTexts.collect(variable, texts);
    }
    for (String name : new String[] {"toolConfig", "outputConfig"}) {
      if (!Json.isBlank(request.get(name))) {
        texts.add(new String(Json.write(request.get(name)), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  String system() {
    List<String> texts = new ArrayList<>();
    SpokenTexts.collect(request().get("system"), texts);
    return String.join("\n", texts);
  }

  private Map<String, @Nullable Object> request() {
    try {
      return Json.object(Json.read(body));
    } catch (MalformedBodyException e) {
      return Collections.emptyMap();
    }
  }
}
