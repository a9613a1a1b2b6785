/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.util.stream.Collectors.toSet;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The marks of Anthropic's messages, whoever sells the model. */
final class AnthropicMarks implements MarkFormat {

  private static final String MARK = "cache_control";
  private static final List<String> SCOPE =
      Collections.unmodifiableList(
          Arrays.asList(
              "anthropic_version",
              "anthropic_beta",
              "context_management",
              "output_config",
              "output_format",
              "speed",
              "thinking",
              "tool_choice"));
  private static final List<Lifetime> LIFETIMES =
      Collections.unmodifiableList(Arrays.asList(Lifetime.FIVE_MINUTES, Lifetime.HOUR));

  /* Thoughts take no mark, and neither does text that is empty. */
  private static final Set<String> MARKABLE =
      Collections.unmodifiableSet(
          Stream.of("document", "image", "search_result", "text", "tool_result", "tool_use")
              .collect(toSet()));

  @Override
  public List<Stretch> stretches(JsonNode request) {
    List<Stretch> stretches = new ArrayList<>();
    JsonNode tools = request.member("tools");
    if (!tools.elements().isEmpty()) {
      stretches.add(stretch(Stretch.Kind.TOOLS, tools, tools, takesMark(Content.last(tools))));
    }
    JsonNode system = request.member("system");
    if (!system.is(JsonNode.Kind.MISSING)) {
      stretches.add(stretch(Stretch.Kind.SYSTEM, system, system, takesContentMark(system)));
    }
    for (JsonNode message : request.member("messages").elements()) {
      JsonNode content = message.member("content");
      stretches.add(stretch(Stretch.Kind.MESSAGE, message, content, takesContentMark(content)));
    }
    return stretches;
  }

  @Override
  public List<String> scope() {
    return SCOPE;
  }

  @Override
  public int lookBack() {
    return 20;
  }

  @Override
  public List<Lifetime> lifetimes() {
    return LIFETIMES;
  }

  @Override
  public void mark(Stretch stretch, Lifetime lifetime, JsonEdit edit) {
    boolean message = stretch.kind() == Stretch.Kind.MESSAGE;
    JsonNode content = message ? stretch.value().member("content") : stretch.value();
    if (content.is(JsonNode.Kind.STRING)) {
      edit.replace(content.place(), block(content, lifetime));
    } else {
      edit.insert(Content.last(content).place(), MARK, Json.write(control(lifetime)));
    }
  }

  private static Stretch stretch(
      Stretch.Kind kind, JsonNode value, JsonNode content, boolean markable) {
    return new Stretch(kind, value, Content.blocks(content), markable);
  }

  /* Text by itself is short for one block of it. */
  private static byte[] block(JsonNode text, Lifetime lifetime) {
    String control = new String(Json.write(control(lifetime)), StandardCharsets.UTF_8);
    return ("[{\"type\":\"text\",\"text\":" + text.json() + ",\"" + MARK + "\":" + control + "}]")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> control(Lifetime lifetime) {
    Map<String, String> control = new LinkedHashMap<>();
    control.put("type", "ephemeral");
    if (lifetime == Lifetime.HOUR) {
      control.put("ttl", lifetime.label());
    }
    return control;
  }

  /* A tool that is loaded later is not in the prompt yet. */
  private static boolean takesMark(JsonNode tool) {
    return tool.is(JsonNode.Kind.OBJECT) && tool.member("defer_loading").is(JsonNode.Kind.MISSING);
  }

  private static boolean takesContentMark(JsonNode content) {
    if (content.is(JsonNode.Kind.STRING)) {
      return Content.says(content);
    }
    JsonNode block = Content.last(content);
    String type = block.member("type").string();
    return MARKABLE.contains(String.valueOf(type))
        && (!"text".equals(type) || Content.says(block.member("text")));
  }
}
