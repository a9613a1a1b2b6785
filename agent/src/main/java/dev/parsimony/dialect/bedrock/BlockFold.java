/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of a message, folded from its pieces. */
final class BlockFold {

  private final Map<String, @Nullable Object> tool = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder input = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();
  private @Nullable String redacted;
  private boolean joinable = true;

  void start(Map<String, @Nullable Object> start) {
    for (Map.Entry<String, @Nullable Object> entry : start.entrySet()) {
      if (entry.getKey().equals("toolUse")) {
        tool.putAll(Json.object(entry.getValue()));
      } else {
        joinable = false;
      }
    }
  }

  void delta(Map<String, @Nullable Object> delta) {
    for (Map.Entry<String, @Nullable Object> entry : delta.entrySet()) {
      switch (entry.getKey()) {
        case "text":
          append(text, entry.getValue());
          break;
        case "toolUse":
          append(input, Json.object(entry.getValue()).get("input"));
          joinable &= Json.object(entry.getValue()).size() == 1;
          break;
        case "reasoningContent":
          Json.object(entry.getValue()).forEach(this::addReasoning);
          break;
        default:
          joinable = false;
      }
    }
  }

  /** Whether all that came has its place in a whole block. */
  boolean isJoinable() {
    boolean thought = reasoning.length() > 0 || signature.length() > 0;
    int kinds = (tool.isEmpty() ? 0 : 1) + (text.length() > 0 ? 1 : 0) + (thought ? 1 : 0);
    kinds += redacted == null ? 0 : 1;
    return joinable && kinds == 1 && (input.length() == 0 || !tool.isEmpty()) && isInputJson();
  }

  /** The block of a whole message. */
  Map<String, @Nullable Object> whole() {
    if (!tool.isEmpty()) {
      Map<String, @Nullable Object> use = new LinkedHashMap<>(tool);
      use.put("input", wholeInput());
      return Json.objectOf("toolUse", use);
    }
    if (redacted != null) {
      return Json.objectOf("reasoningContent", Json.objectOf("redactedContent", redacted));
    }
    return reasoning.length() > 0 || signature.length() > 0
        ? Json.objectOf("reasoningContent", Json.objectOf("reasoningText", wholeReasoning()))
        : Json.objectOf("text", text.toString());
  }

  private Map<String, @Nullable Object> wholeReasoning() {
    Map<String, @Nullable Object> whole = Json.objectOf("text", reasoning.toString());
    if (signature.length() > 0) {
      whole.put("signature", signature.toString());
    }
    return whole;
  }

  /* A tool without parameters gets no input at all, or an empty one. */
  private @Nullable Object wholeInput() {
    try {
      return input.length() == 0 ? Json.objectOf() : parsedInput();
    } catch (MalformedBodyException cutOff) {
      return input.toString();
    }
  }

  private boolean isInputJson() {
    try {
      return input.length() == 0 || parsedInput() != null;
    } catch (MalformedBodyException cutOff) {
      return false;
    }
  }

  private @Nullable Object parsedInput() throws MalformedBodyException {
    return Json.read(input.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void addReasoning(String name, @Nullable Object value) {
    switch (name) {
      case "text":
        append(reasoning, value);
        break;
      case "signature":
        append(signature, value);
        break;
      case "redactedContent":
        joinable &= redacted == null && Json.isText(value);
        redacted = String.valueOf(value);
        break;
      default:
        joinable = false;
    }
  }

  private void append(StringBuilder whole, @Nullable Object piece) {
    joinable &= piece instanceof String;
    whole.append(piece instanceof String ? (String) piece : "");
  }
}
