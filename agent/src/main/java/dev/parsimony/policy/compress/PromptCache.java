/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Usage;
import dev.parsimony.tokens.PriceTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is taken to have cached of a prompt: all up to the last cache mark of the
 * application, or, where the provider caches by itself or by the agent's marks, the turns of a
 * conversation that were sent before. A change within that has to save more than it costs to read
 * the rest anew.
 */
final class PromptCache {

  private static final long LEAST_TOKENS = 1024;
  private static final Set<String> ONLY_MARKED =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("anthropic", "aws.bedrock")));

  private final Draft draft;
  private final Supplier<PriceTable> prices;
  private final boolean hinted;
  private final boolean marked;
  private int end;

  /**
   * @param hinted whether the agent itself has the provider cache what comes again
   */
  PromptCache(Draft draft, Supplier<PriceTable> prices, boolean hinted) {
    this.draft = draft;
    this.prices = prices;
    this.hinted = hinted;
    int mark = mark(draft.messages());
    this.marked = mark >= 0;
    this.end = marked ? mark + 1 : sentBefore();
  }

  /**
   * Why changes are to be taken back; null when they may stay.
   *
   * @param changes how many there were before
   * @param tokens how many there were before
   */
  @Nullable String objection(int changes, long tokens) {
    int first = Math.max(draft.firstChangedSince(changes), 0);
    if (first >= end) {
      return null;
    }
    long lostAndSaved = tokens - draft.tokens();
    long read = draft.tokensBefore(first);
    long cached = draft.tokensBefore(end) + lostAndSaved;
    String objection = objection(tokens, cached, read);
    if (objection == null) {
      end = first;
    }
    return objection;
  }

  private @Nullable String objection(long tokens, long cached, long read) {
    long left = draft.tokens();
    Long before = cost(tokens, cached, 0);
    Long after = cost(left, read, marked ? Math.max(cached - (tokens - left) - read, 0) : 0);
    if (before == null || after == null) {
      return marked ? "price_unknown" : null;
    }
    return after < before ? null : "breaks_prompt_cache";
  }

  private @Nullable Long cost(long input, long read, long written) {
    RequestFacts facts = draft.facts();
    return prices
        .get()
        .cost(
            facts.provider(),
            facts.model(),
            new Usage(input, 0, read, written, Usage.UNKNOWN),
            null,
            TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
  }

  private static int mark(List<DraftMessage> messages) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      for (DraftPart part : messages.get(i).parts()) {
        if (part.part().hasCacheMark()) {
          return i;
        }
      }
    }
    return -1;
  }

  /* What stands before the newest answer was sent to get it. */
  private int sentBefore() {
    List<DraftMessage> messages = draft.messages();
    int answer = messages.size() - 1;
    while (answer >= 0 && !isAnswer(messages.get(answer))) {
      answer--;
    }
    boolean cached =
        answer > 0
            && (hinted || !ONLY_MARKED.contains(draft.facts().provider()))
            && draft.tokensBefore(answer) >= LEAST_TOKENS;
    return cached ? answer : 0;
  }

  private static boolean isAnswer(DraftMessage message) {
    return message.role() == Role.ASSISTANT
        && message.parts().stream().anyMatch(part -> part.kind() != Part.Kind.MEDIA);
  }
}
