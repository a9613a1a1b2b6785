/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** All that a request says to the model, in order, with its places in the body. Immutable. */
public final class Prompt {

  /** Nothing is said. */
  public static final Prompt NONE = new Prompt(Collections.emptyList(), Collections.emptyList());

  private final List<Message> messages;
  private final List<Part> schemas;

  /**
   * @param messages in order; those of the system first where they stand apart
   * @param schemas of the tools and of the answer
   */
  public Prompt(List<Message> messages, List<Part> schemas) {
    this.messages = Collections.unmodifiableList(messages);
    this.schemas = Collections.unmodifiableList(schemas);
  }

  public List<Message> messages() {
    return messages;
  }

  /** The schemas of the tools and of the answer. */
  public List<Part> schemas() {
    return schemas;
  }

  /** All texts in order, then the schemas: what counts as tokens. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>();
    messages.forEach(message -> message.parts().forEach(part -> add(part, texts)));
    schemas.forEach(part -> add(part, texts));
    return texts;
  }

  /** The text of the system or developer instructions; empty when there is none. */
  public String system() {
    return messages.stream()
        .filter(message -> message.role() == Role.SYSTEM)
        .map(Message::text)
        .collect(Collectors.joining("\n"));
  }

  private static void add(Part part, List<String> texts) {
    if (!part.text().isEmpty()) {
      texts.add(part.text());
    }
  }
}
