/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.tokens.RoughCount;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A prompt while it is made shorter, with an estimate of its tokens that is always true to it. */
final class Draft {

  /* Tools come before the messages in what providers cache. */
  private static final int SCHEMAS = -1;

  private final RequestFacts facts;
  private final List<DraftMessage> messages;
  private final List<DraftPart> schemas;
  private final Deque<Change> changes = new ArrayDeque<>();
  private long tokens;

  private Draft(RequestFacts facts, Prompt prompt) {
    this.facts = facts;
    this.messages =
        Collections.unmodifiableList(
            IntStream.range(0, prompt.messages().size())
                .mapToObj(i -> new DraftMessage(prompt.messages().get(i), i))
                .collect(Collectors.toList()));
    this.schemas =
        Collections.unmodifiableList(
            prompt.schemas().stream()
                .map(schema -> new DraftPart(schema, SCHEMAS))
                .collect(Collectors.toList()));
    this.tokens =
        messages.stream().mapToLong(DraftMessage::tokens).sum()
            + schemas.stream().mapToLong(DraftPart::tokens).sum();
  }

  static Draft of(RequestFacts facts) {
    return new Draft(facts, facts.prompt());
  }

  /** The request whose prompt it is. */
  RequestFacts facts() {
    return facts;
  }

  /** The messages that are still in it, in order. */
  List<DraftMessage> messages() {
    return messages.stream().filter(message -> !message.isRemoved()).collect(Collectors.toList());
  }

  List<DraftPart> schemas() {
    return schemas;
  }

  /** The newest message of the user; null when there is none. */
  @Nullable DraftMessage question() {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Role.USER && !messages.get(i).isRemoved()) {
        return messages.get(i);
      }
    }
    return null;
  }

  /** The estimated tokens of the prompt by now. */
  long tokens() {
    return tokens;
  }

  /** Gives a piece another text, JSON where it is JSON. */
  void replace(DraftPart part, String text) {
    // Whatever may fail comes first.
    long count = RoughCount.of(text);
    String before = part.text();
    long counted = part.tokens();
    changes.push(new Change(part.message(), () -> set(part, before, counted)));
    set(part, text, count);
  }

  private void set(DraftPart part, String text, long count) {
    tokens += count - part.tokens();
    part.set(text, count);
  }

  /**
   * Leaves out a message.
   *
   * @throws IllegalArgumentException when it cannot be left out by itself
   */
  void remove(DraftMessage message) {
    if (!message.isRemovable()) {
      throw new IllegalArgumentException("not an element of its own");
    }
    if (!message.isRemoved()) {
      tokens -= message.tokens();
      message.setRemoved(true);
      changes.push(new Change(message.index(), () -> restore(message)));
    }
  }

  private void restore(DraftMessage message) {
    message.setRemoved(false);
    tokens += message.tokens();
  }

  /** How many changes there are: what {@link #revertTo} goes back to. */
  int changes() {
    return changes.size();
  }

  /** Takes back all changes after the first so many. */
  void revertTo(int count) {
    while (changes.size() > count) {
      changes.pop().undo.run();
    }
  }

  /** The place of the first message that was changed since there were so many changes. */
  int firstChangedSince(int count) {
    return changes.stream()
        .limit(changes.size() - (long) count)
        .mapToInt(change -> change.message)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** The estimated tokens of the schemas and of the first so many messages by now. */
  long tokensBefore(int message) {
    return schemas.stream().mapToLong(DraftPart::tokens).sum()
        + messages.stream().limit(message).mapToLong(DraftMessage::tokens).sum();
  }

  /** The request with the prompt as it is by now; the very same when nothing has changed. */
  WireRequest toRequest() throws MalformedBodyException {
    if (changes.isEmpty()) {
      return facts.request();
    }
    return edit().toRequest();
  }

  /** The changes, to be added to. */
  RequestEdit edit() throws MalformedBodyException {
    RequestEdit edit = RequestEdit.of(facts.request());
    for (DraftMessage message : messages) {
      if (message.isRemoved()) {
        edit.remove(message.message());
      } else {
        message.parts().forEach(part -> replace(part, edit));
      }
    }
    schemas.forEach(part -> replace(part, edit));
    return edit;
  }

  private static void replace(DraftPart part, RequestEdit edit) {
    if (part.isChanged()) {
      edit.replace(part.part(), part.text());
    }
  }

  /** One change, and how it is taken back. */
  private static final class Change {

    final int message;
    final Runnable undo;

    Change(int message, Runnable undo) {
      this.message = message;
      this.undo = undo;
    }
  }
}
