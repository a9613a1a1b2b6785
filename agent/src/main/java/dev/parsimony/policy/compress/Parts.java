/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces of a draft that techniques look for. */
final class Parts {

  /** What messages of a role say, in pieces of text. */
  static List<DraftPart> texts(Draft draft, Role role) {
    List<DraftPart> texts = new ArrayList<>();
    for (DraftMessage message : draft.messages()) {
      if (message.role() == role) {
        message.parts().stream().filter(Parts::isText).forEach(texts::add);
      }
    }
    return texts;
  }

  /** The first text that a message says; null when it has none. */
  static @Nullable DraftPart firstText(DraftMessage message) {
    return message.parts().stream().filter(Parts::isText).findFirst().orElse(null);
  }

  /** The last text that a message says; null when it has none. */
  static @Nullable DraftPart lastText(DraftMessage message) {
    return message.parts().stream().filter(Parts::isText).reduce((a, b) -> b).orElse(null);
  }

  static boolean isText(DraftPart part) {
    return part.kind() == Part.Kind.TEXT && !part.part().isJson();
  }

  /** The text of the newest question; empty when there is none. */
  static String question(Draft draft) {
    DraftMessage question = draft.question();
    return question == null ? "" : question.text();
  }

  private Parts() {}
}
