/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.cache.template.KeptAnswer;
import dev.parsimony.policy.cache.template.SlotChoice;
import dev.parsimony.policy.cache.template.Template;
import dev.parsimony.policy.cache.template.TemplateMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call in the form that it shares with those that have other values in the slots of a template.
 * An answer is kept for them without the values, and given with those of the call that gets it.
 */
final class TemplateCall implements NearForm {

  private final PolicyCall call;
  private final SlotChoice choice;

  private TemplateCall(PolicyCall call, SlotChoice choice) {
    this.call = call;
    this.choice = choice;
  }

  /** Null where the call has no template, or nothing in it may differ. */
  static @Nullable TemplateCall of(PolicyCall call, CacheSettings settings) {
    RequestFacts facts = call.facts();
    // What the provider holds of a call, another one must not refer to.
    if (settings.templates().isEmpty()
        || facts.operation() == Operation.EMBEDDINGS
        || !facts.uncacheable().isEmpty()
        || facts.request().body().length > MOST_BYTES) {
      return null;
    }
    try {
      return of(call, newest(facts.prompt()), settings.templates());
    } catch (MalformedBodyException none) {
      return null;
    }
  }

  private static @Nullable TemplateCall of(
      PolicyCall call, List<Part> parts, List<Template> templates) throws MalformedBodyException {
    for (Template template : templates) {
      for (Part part : parts) {
        TemplateMatch match = template.match(part.text());
        if (match != null) {
          return of(call, part, match.choose(call.facts().request().body()));
        }
      }
    }
    return null;
  }

  private static @Nullable TemplateCall of(PolicyCall call, Part part, SlotChoice choice) {
    if (!choice.isShared()) {
      return null;
    }
    PolicyCall formed =
        FormCall.of(
            call,
            Collections.singletonList(part),
            Collections.singletonList(choice.form()),
            NearLevel.TEMPLATE.label() + choice.template());
    return new TemplateCall(formed, choice);
  }

  /* The texts of what the user said last. */
  private static List<Part> newest(Prompt prompt) {
    List<Message> messages = prompt.messages();
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Role.USER) {
        List<Part> parts = new ArrayList<>(messages.get(i).parts());
        parts.removeIf(part -> part.kind() != Part.Kind.TEXT || part.isJson());
        return parts;
      }
    }
    return Collections.emptyList();
  }

  @Override
  public NearLevel level() {
    return NearLevel.TEMPLATE;
  }

  @Override
  public PolicyCall call() {
    return call;
  }

  /* Who asks next with another value does not ask again. */
  @Override
  public Fingerprint question(Fingerprint key) {
    return new KeyDigest().put(key.toString()).put(choice.substituted()).finish();
  }

  @Override
  public @Nullable StoredAnswer kept(
      StoredAnswer good, EndedReply reply, @Nullable StoredAnswer present)
      throws MalformedBodyException {
    if (requireNonNull(reply.facts(), "facts is null").toolCalls()) {
      return null;
    }
    KeptAnswer kept = KeptAnswer.of(whole(good, reply), call.facts().dialect(), choice);
    if (kept == null) {
      return null;
    }
    KeptAnswer earlier = present == null ? null : read(present);
    kept = earlier == null ? kept : kept.after(earlier);
    return good.with((good.body() == null ? kept.unsaid() : kept).write(), good.isStream());
  }

  private byte[] whole(StoredAnswer good, EndedReply reply) throws MalformedBodyException {
    byte[] body = requireNonNull(reply.body(), "body is null");
    if (!reply.stream()) {
      return body;
    }
    Dialect dialect = call.facts().dialect();
    boolean usage = good.savedTokens().usage() != null;
    return usage ? dialect.joinStream(body) : dialect.joinWithoutUsage(body);
  }

  @Override
  public @Nullable StoredAnswer given(StoredAnswer kept) throws MalformedBodyException {
    KeptAnswer answer = read(kept);
    return answer == null || !answer.isConfirmed() || !kept.hasUsageFor(call.facts())
        ? null
        : kept.with(answer.filled(call.facts().dialect(), choice), false);
  }

  @Override
  public boolean isAwaited(StoredAnswer kept) {
    KeptAnswer answer = read(kept);
    return answer != null && !answer.isConfirmed();
  }

  @Override
  public String template() {
    return choice.place();
  }

  private static @Nullable KeptAnswer read(StoredAnswer stored) {
    byte[] bytes = stored.body();
    return bytes == null ? null : KeptAnswer.read(bytes);
  }
}
