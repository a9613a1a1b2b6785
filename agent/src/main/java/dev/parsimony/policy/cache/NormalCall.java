/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.cache.near.Moments;
import dev.parsimony.policy.cache.near.NormalRule;
import dev.parsimony.policy.cache.near.Normaliser;
import dev.parsimony.policy.cache.near.OwnWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call in the form that it shares with those that ask for the same in other words, as far as its
 * rule says so. Never sent; all that the rule does not name is in it as the application wrote it.
 */
final class NormalCall implements NearForm {

  private final PolicyCall call;
  private final Normaliser normal;

  private NormalCall(PolicyCall call, Normaliser normal) {
    this.call = call;
    this.normal = normal;
  }

  /** Null where the rule asks for none, or the call has none. */
  static @Nullable NormalCall of(PolicyCall call, CacheSettings settings, LocalDate today) {
    Set<NormalRule> rules = settings.normalise();
    RequestFacts facts = call.facts();
    // The vector of a text is that of its very characters.
    if (rules.isEmpty()
        || facts.operation() == Operation.EMBEDDINGS
        || facts.request().body().length > NearForm.MOST_BYTES) {
      return null;
    }
    Prompt prompt = facts.prompt();
    List<Part> open = open(prompt, settings.normaliseSystem());
    if (open.isEmpty()) {
      return null;
    }
    List<String> texts = new ArrayList<>(open.size());
    open.forEach(part -> texts.add(part.text()));
    Set<NormalRule> left = OwnWords.leave(rules, texts, prompt.texts());
    Normaliser normal = Normaliser.of(left, texts, prompt.texts(), today);
    if (normal == null) {
      return null;
    }
    // What the rules are counts: other rules, other answers.
    String form = NearLevel.NORMALISED.label() + rules + settings.normaliseSystem();
    return new NormalCall(FormCall.of(call, open, normal.texts(), form), normal);
  }

  @Override
  public NearLevel level() {
    return NearLevel.NORMALISED;
  }

  @Override
  public PolicyCall call() {
    return call;
  }

  @Override
  public @Nullable StoredAnswer kept(
      StoredAnswer good, EndedReply reply, @Nullable StoredAnswer present) {
    return isAnsweredBy(requireNonNull(reply.facts(), "facts is null")) ? good : null;
  }

  private boolean isAnsweredBy(ReplyFacts reply) {
    if (normal.traces().isEmpty()) {
      return true;
    }
    String said = String.join("", reply.texts()).toLowerCase(Locale.ROOT);
    return !reply.toolCalls()
        && normal.traces().stream().noneMatch(said::contains)
        && !(normal.isDated() && (TimeWords.in(said) || Moments.in(said)));
  }

  private static List<Part> open(Prompt prompt, boolean system) {
    List<Part> open = new ArrayList<>();
    for (Message message : prompt.messages()) {
      if (message.role() == Role.USER || (system && message.role() == Role.SYSTEM)) {
        message.parts().stream()
            .filter(part -> part.kind() == Part.Kind.TEXT && !part.isJson())
            .forEach(open::add);
      }
    }
    return open;
  }
}
