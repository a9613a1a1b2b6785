/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The marks of Converse: blocks of their own behind what is cached. */
final class ConverseMarks implements MarkFormat {

  private static final List<String> SCOPE =
      Collections.unmodifiableList(
          Arrays.asList(
              "additionalModelRequestFields",
              "guardrailConfig",
              "outputConfig",
              "performanceConfig",
              "promptVariables"));
  private static final List<Lifetime> LIFETIMES = Collections.singletonList(Lifetime.FIVE_MINUTES);
  private static final String POINT = "{\"cachePoint\":{\"type\":\"default\"}}";

  @Override
  public List<Stretch> stretches(JsonNode request) {
    List<Stretch> stretches = new ArrayList<>();
    JsonNode tools = request.member("toolConfig");
    if (!tools.member("tools").elements().isEmpty()) {
      stretches.add(stretch(Stretch.Kind.TOOLS, tools));
    }
    JsonNode system = request.member("system");
    if (!system.elements().isEmpty()) {
      stretches.add(stretch(Stretch.Kind.SYSTEM, system));
    }
    for (JsonNode message : request.member("messages").elements()) {
      stretches.add(stretch(Stretch.Kind.MESSAGE, message));
    }
    return stretches;
  }

  @Override
  public List<String> scope() {
    return SCOPE;
  }

  @Override
  public List<Lifetime> lifetimes() {
    return LIFETIMES;
  }

  @Override
  public int lookBack() {
    return 20;
  }

  @Override
  public void mark(Stretch stretch, Lifetime lifetime, JsonEdit edit) {
    edit.append(
        blocks(stretch.kind(), stretch.value()).place(), POINT.getBytes(StandardCharsets.UTF_8));
  }

  private static Stretch stretch(Stretch.Kind kind, JsonNode value) {
    JsonNode blocks = blocks(kind, value);
    return new Stretch(kind, value, Content.blocks(blocks), takesMark(Content.last(blocks)));
  }

  private static JsonNode blocks(Stretch.Kind kind, JsonNode value) {
    switch (kind) {
      case TOOLS:
        return value.member("tools");
      case MESSAGE:
        return value.member("content");
      default:
        return value;
    }
  }

  /* Thoughts take no mark behind them, and neither does text that is empty. */
  private static boolean takesMark(JsonNode block) {
    JsonNode text = block.member("text");
    return block.is(JsonNode.Kind.OBJECT)
        && block.member("reasoningContent").is(JsonNode.Kind.MISSING)
        && (text.is(JsonNode.Kind.MISSING) || Content.says(text));
  }
}
