/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** One message of a draft. Changed through its {@link Draft}. */
final class DraftMessage {

  private static final int TOKENS_AROUND = 3;

  private final Message message;
  private final int index;
  private final List<DraftPart> parts;
  private boolean removed;

  /**
   * @param index its place among all messages
   */
  DraftMessage(Message message, int index) {
    this.message = message;
    this.index = index;
    this.parts =
        Collections.unmodifiableList(
            message.parts().stream()
                .map(part -> new DraftPart(part, index))
                .collect(Collectors.toList()));
  }

  Message message() {
    return message;
  }

  /** Its place among all messages of the request. */
  int index() {
    return index;
  }

  Role role() {
    return message.role();
  }

  List<DraftPart> parts() {
    return parts;
  }

  /** What is said in it by now. */
  String text() {
    return parts.stream()
        .filter(part -> part.kind() == Part.Kind.TEXT)
        .map(DraftPart::text)
        .collect(Collectors.joining("\n"));
  }

  /** The estimated tokens of all of it by now; 0 when it is removed. */
  long tokens() {
    return removed ? 0 : parts.stream().mapToLong(DraftPart::tokens).sum() + TOKENS_AROUND;
  }

  boolean isRemoved() {
    return removed;
  }

  /** Whether it can be left out by itself. */
  boolean isRemovable() {
    return message.place() != null;
  }

  void setRemoved(boolean value) {
    removed = value;
  }
}
