/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.cache.tool.ActingTools;
import dev.parsimony.setting.BoundedText;
import dev.parsimony.setting.PatternTooCostlyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which prompts are not to be cached for what they say, or for the tools that they offer. Depends
 * on nothing but the prompt: one that was let through once needs no second look under the same
 * screening. Immutable.
 */
final class Screening {

  static final String SIDE_EFFECT_TOOLS = "side_effect_tools";

  private final boolean timeWords;
  private final boolean personal;
  private final List<Pattern> never;
  private final ActingTools actingTools;

  /**
   * @param timeWords whether those may be cached that ask about a moment
   * @param personal whether those may be cached that tell of a person
   * @param never what those that are never cached have in them
   * @param actingTools which tools act: what may have one of them called is not cached
   */
  Screening(boolean timeWords, boolean personal, List<Pattern> never, ActingTools actingTools) {
    this.timeWords = timeWords;
    this.personal = personal;
    this.never = never;
    this.actingTools = actingTools;
  }

  /** Whether an answer that calls tools may call one that acts. */
  boolean actingToolsAreOffered(RequestFacts request) {
    return actingTools.areOffered(request);
  }

  /** The reason codes that speak against caching the answer; empty for none. */
  List<String> objections(RequestFacts request) {
    if (request.operation() == Operation.EMBEDDINGS) {
      // A text has the same vector at any time, and the vector names nobody.
      return objections(request.prompt(), true, true);
    }
    List<String> objections = objections(request.prompt(), timeWords, personal);
    if (actingTools.mayFollow(request)) {
      objections.add(SIDE_EFFECT_TOOLS);
    }
    return objections;
  }

  private List<String> objections(Prompt prompt, boolean anyTime, boolean anyone) {
    List<String> objections = new ArrayList<>(1);
    Message newest = newestOfUser(prompt);
    if (!anyTime && newest != null && says(newest, TimeWords::in)) {
      objections.add("time_words");
    }
    if (!anyone && anySays(prompt, message -> message.role() != Role.SYSTEM, PersonalContent::in)) {
      objections.add("personal_content");
    }
    for (Pattern pattern : never) {
      if (anySays(prompt, message -> true, text -> contains(text, pattern))) {
        objections.add("never_list");
        break;
      }
    }
    return objections;
  }

  private static @Nullable Message newestOfUser(Prompt prompt) {
    List<Message> messages = prompt.messages();
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Role.USER) {
        return messages.get(i);
      }
    }
    return null;
  }

  private static boolean anySays(
      Prompt prompt, Predicate<Message> by, Predicate<String> something) {
    for (Message message : prompt.messages()) {
      if (by.test(message) && says(message, something)) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Message message, Predicate<String> something) {
    for (Part part : message.parts()) {
      if (something.test(part.text())) {
        return true;
      }
    }
    return false;
  }

  /* What cannot be found out in time may be there. */
  private static boolean contains(String text, Pattern pattern) {
    try {
      return BoundedText.of(text).contains(pattern);
    } catch (PatternTooCostlyException unknown) {
      return true;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof Screening
        && timeWords == ((Screening) other).timeWords
        && personal == ((Screening) other).personal
        && texts(never).equals(texts(((Screening) other).never))
        && actingTools.equals(((Screening) other).actingTools);
  }

  @Override
  public int hashCode() {
    return Objects.hash(timeWords, personal, texts(never), actingTools);
  }

  private static List<String> texts(List<Pattern> patterns) {
    return patterns.isEmpty()
        ? Collections.emptyList()
        : patterns.stream().map(Pattern::pattern).collect(Collectors.toList());
  }
}
