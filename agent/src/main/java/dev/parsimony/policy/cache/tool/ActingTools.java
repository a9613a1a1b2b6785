/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.tool;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.setting.Glob;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which tools act, such as one that sends a message, by their words and by a rule. Immutable. */
public final class ActingTools {

  private final List<Glob> acting;
  private final List<Glob> safe;

  /**
   * @param acting names of tools that act, whatever else is said of them
   * @param safe names of tools that do not, whatever their words say
   */
  public ActingTools(List<Glob> acting, List<Glob> safe) {
    this.acting = acting;
    this.safe = safe;
  }

  /** Whether the model may have one of them called. */
  public boolean areOffered(RequestFacts request) {
    return request.tools() && areOffered(request.prompt());
  }

  /** Whether the user's word may have one of them called: no result of a tool came after it. */
  public boolean mayFollow(RequestFacts request) {
    if (!request.tools()) {
      return false;
    }
    Prompt prompt = request.prompt();
    return !endsWithResults(prompt) && areOffered(prompt);
  }

  private boolean areOffered(Prompt prompt) {
    return OfferedTool.of(prompt).stream().anyMatch(this::acts);
  }

  private boolean acts(OfferedTool tool) {
    if (anyMatches(acting, tool.name())) {
      return true;
    }
    return !anyMatches(safe, tool.name())
        && (ActingWords.inName(tool.name()) || ActingWords.inDescription(tool.description()));
  }

  private static boolean anyMatches(List<Glob> globs, String name) {
    return globs.stream().anyMatch(glob -> glob.matches(name));
  }

  /* The results are a part of the call's key, and so is what the model had asked for. */
  private static boolean endsWithResults(Prompt prompt) {
    List<Message> messages = prompt.messages();
    if (messages.isEmpty()) {
      return false;
    }
    List<Part> newest = messages.get(messages.size() - 1).parts();
    return newest.stream().anyMatch(part -> part.kind() == Part.Kind.TOOL_RESULT)
        && newest.stream().noneMatch(part -> part.kind() == Part.Kind.TEXT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof ActingTools
        && patterns(acting).equals(patterns(((ActingTools) other).acting))
        && patterns(safe).equals(patterns(((ActingTools) other).safe));
  }

  @Override
  public int hashCode() {
    return Objects.hash(patterns(acting), patterns(safe));
  }

  private static List<String> patterns(List<Glob> globs) {
    return globs.stream().map(Glob::pattern).collect(Collectors.toList());
  }
}
