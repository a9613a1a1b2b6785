/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pieces of a draft that techniques look for. */
final class Parts {

  private static final int REQUEST_CHARS = 2000;
  private static final int NEWEST = 3;

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

  /**
   * What is asked for, and was just before, as that may still be meant; a long message has what it
   * wants at its ends.
   */
  static String request(Draft draft) {
    List<DraftPart> said = Parts.texts(draft, Role.USER);
    StringBuilder request = new StringBuilder();
    for (DraftPart part : said.subList(Math.max(0, said.size() - NEWEST), said.size())) {
      String text = part.text();
      int cut = Math.min(REQUEST_CHARS, text.length() / 2);
      request.append(text, 0, cut);
      request.append(text.length() > 2 * cut + 1 ? "\n" : "");
      request.append(text, text.length() > 2 * cut + 1 ? text.length() - cut : cut, text.length());
      request.append('\n');
    }
    return request.toString();
  }

  private Parts() {}
}
