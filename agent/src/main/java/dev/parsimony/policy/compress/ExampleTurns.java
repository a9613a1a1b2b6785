/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.examples.Example;
import dev.parsimony.policy.compress.examples.LabelledTurns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples that stand between the instructions and the question as turns of a conversation. */
final class ExampleTurns {

  private static final int LEAST = 3;

  private final List<DraftMessage> messages;
  private final int first;
  private final List<Example> examples;

  private ExampleTurns(List<DraftMessage> messages, int first, List<Example> examples) {
    this.messages = messages;
    this.first = first;
    this.examples = examples;
  }

  /** Those of a prompt; null where its turns are none. */
  static @Nullable ExampleTurns in(Draft draft) {
    List<DraftMessage> messages = draft.messages();
    int last = messages.size() - 1;
    int first = 0;
    while (first <= last && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    List<Example> examples = examples(messages.subList(first, Math.max(first, last)));
    if (examples.size() < LEAST || messages.get(last).role() != Role.USER) {
      return null;
    }
    ExampleTurns turns = new ExampleTurns(messages, first, examples);
    DraftPart instructions = turns.instructions();
    String told = instructions == null ? "" : instructions.text();
    return LabelledTurns.areExamples(examples, told) ? turns : null;
  }

  List<Example> examples() {
    return examples;
  }

  /** What stands before them; null where nothing does. */
  @Nullable DraftPart instructions() {
    return first == 0 ? null : Parts.lastText(messages.get(first - 1));
  }

  String question() {
    return messages.get(messages.size() - 1).text();
  }

  /** Leaves out an example. */
  void remove(int example, Draft draft) {
    draft.remove(messages.get(first + 2 * example));
    draft.remove(messages.get(first + 2 * example + 1));
  }

  /* None where the messages are not all pairs of a question and a label. */
  private static List<Example> examples(List<DraftMessage> messages) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i + 1 < messages.size(); i += 2) {
      Example example = new Example(messages.get(i).text(), messages.get(i + 1).text());
      if (!isPair(messages.get(i), messages.get(i + 1)) || !example.isLabelled()) {
        return new ArrayList<>();
      }
      examples.add(example);
    }
    return messages.size() % 2 == 0 ? examples : new ArrayList<>();
  }

  private static boolean isPair(DraftMessage question, DraftMessage answer) {
    return question.role() == Role.USER
        && answer.role() == Role.ASSISTANT
        && isOneText(question)
        && isOneText(answer);
  }

  private static boolean isOneText(DraftMessage message) {
    return message.isRemovable()
        && message.parts().size() == 1
        && Parts.isText(message.parts().get(0));
  }
}
