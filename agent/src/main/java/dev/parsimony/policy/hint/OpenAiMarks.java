/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.policy.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The marks of OpenAI's chat and responses. The provider caches by itself, and looks for what it
 * has only behind the newest message and behind marks; a key leads prompts that begin alike to
 * where that is kept. Older models know the key alone.
 */
final class OpenAiMarks implements MarkFormat {

  private static final Pattern MARKED = Pattern.compile("gpt-(5\\.[6-9]|[6-9]).*");
  private static final String MARK = "\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}";
  private static final List<String> SCOPE =
      Collections.unmodifiableList(
          Arrays.asList("reasoning", "reasoning_effort", "response_format", "text", "tool_choice"));
  private static final List<Lifetime> LIFETIMES = Collections.singletonList(Lifetime.HALF_HOUR);
  private static final Set<String> MARKABLE =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList("image_url", "input_file", "input_image", "input_text", "text")));

  private final boolean takesMarks;
  private final String textType;

  /**
   * @param textType the type of a block of text
   */
  OpenAiMarks(String model, String textType) {
    this.takesMarks = MARKED.matcher(model).matches();
    this.textType = textType;
  }

  @Override
  public List<Stretch> stretches(JsonNode request) {
    List<Stretch> stretches = new ArrayList<>();
    for (String name : new String[] {"tools", "functions"}) {
      add(Stretch.Kind.TOOLS, request.member(name), stretches);
    }
    add(Stretch.Kind.SYSTEM, request.member("instructions"), stretches);
    add(Stretch.Kind.MESSAGE, request.member("messages"), stretches);
    add(Stretch.Kind.MESSAGE, request.member("input"), stretches);
    return stretches;
  }

  /* What stands before the messages takes no mark, and is found by the next one that there is. */
  private void add(Stretch.Kind kind, JsonNode value, List<Stretch> stretches) {
    if (kind != Stretch.Kind.MESSAGE) {
      if (!value.is(JsonNode.Kind.MISSING)) {
        stretches.add(new Stretch(kind, value, Content.blocks(value), true));
      }
      return;
    }
    for (JsonNode message : value.elements()) {
      boolean first = message == value.elements().get(0);
      Stretch.Kind each = first && isSystem(message) ? Stretch.Kind.SYSTEM : kind;
      boolean markable = !takesMarks || takesMark(message);
      stretches.add(
          new Stretch(each, message, Content.blocks(message.member("content")), markable));
    }
  }

  @Override
  public List<String> scope() {
    return SCOPE;
  }

  @Override
  public List<Lifetime> lifetimes() {
    return LIFETIMES;
  }

  /* It finds what ends at a mark, and nothing before. */
  @Override
  public int lookBack() {
    return 1;
  }

  @Override
  public boolean isFree() {
    return true;
  }

  @Override
  public void mark(Stretch stretch, Lifetime lifetime, JsonEdit edit) {
    JsonNode content = stretch.value().member("content");
    if (!takesMarks || content.is(JsonNode.Kind.MISSING)) {
      return;
    }
    if (content.is(JsonNode.Kind.STRING)) {
      String block =
          "[{\"type\":\"" + textType + "\",\"text\":" + content.json() + "," + MARK + "}]";
      edit.replace(content.place(), bytes(block));
    } else {
      edit.insert(
          Content.last(content).place(),
          "prompt_cache_breakpoint",
          bytes("{\"mode\":\"explicit\"}"));
    }
  }

  /* A hash of what the application says to all of its users, and of nothing that they say. */
  @Override
  public void conclude(JsonNode request, JsonEdit edit) {
    MessageDigest digest = Sha256.start();
    for (Stretch stretch : stretches(request)) {
      if (stretch.kind() != Stretch.Kind.MESSAGE) {
        digest.update(bytes(stretch.value().json()));
      }
    }
    byte[] hash = Arrays.copyOf(digest.digest(), 18);
    String key = Base64.getUrlEncoder().encodeToString(hash);
    edit.insert(request.place(), "prompt_cache_key", Json.write(key));
  }

  private static boolean isSystem(JsonNode message) {
    String role = message.member("role").string();
    return "system".equals(role) || "developer".equals(role);
  }

  private static boolean takesMark(JsonNode message) {
    boolean said = isSystem(message) || "user".equals(message.member("role").string());
    JsonNode content = message.member("content");
    return said && (content.is(JsonNode.Kind.STRING) ? Content.says(content) : ends(content));
  }

  private static boolean ends(JsonNode content) {
    JsonNode block = Content.last(content);
    @Nullable String type = block.member("type").string();
    JsonNode text = block.member("text");
    return MARKABLE.contains(String.valueOf(type))
        && (text.is(JsonNode.Kind.MISSING) || Content.says(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
