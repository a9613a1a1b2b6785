/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.history.Digest;
import dev.parsimony.policy.compress.history.Said;
import dev.parsimony.policy.compress.json.Fences;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a digest in the place of the older turns of a conversation. A turn begins with what the user
 * says and goes as a whole, with its calls of tools, so the roles still alternate.
 */
final class HistoryTechnique implements Technique {

  private static final Setting<Long> TURNS =
      Setting.of("turns", Kinds.integer(1, 1000), "The newest turns that stay as they are.")
          .defaultsTo(2L);

  private static final Section SECTION =
      Section.of(
          "history",
          "Older turns of a conversation become a digest, made of the sentences that state values"
              + " or names and those that the newest question is about.",
          ENABLED,
          TURNS);

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.BALANCED;
  }

  @Override
  public Stage stage() {
    return Stage.CONTEXT;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    List<DraftMessage> messages = draft.messages();
    List<Integer> turns = turns(messages);
    int stay = (int) (long) settings.get(TURNS);
    if (turns.size() <= stay + 1) {
      return Outcome.because("few_turns");
    }
    if (ExampleTurns.in(draft) != null) {
      return Outcome.because("examples");
    }
    int end = turns.get(turns.size() - stay);
    List<DraftMessage> older = messages.subList(turns.get(0), end);
    DraftPart host = Parts.firstText(messages.get(end));
    String objection = objection(older, messages.subList(end, messages.size()));
    if (objection != null || host == null) {
      return Outcome.because(objection == null ? "nothing_found" : objection);
    }
    return digest(draft, older, host);
  }

  private static Outcome digest(Draft draft, List<DraftMessage> older, DraftPart host) {
    String digest = Digest.of(said(older), Parts.question(draft));
    if (digest == null) {
      return Outcome.because("all_needed");
    }
    String before =
        digest.isEmpty() ? "" : "[Earlier in this conversation, in extracts:\n" + digest + "]\n\n";
    draft.replace(host, before + host.text());
    older.stream().filter(HistoryTechnique::goes).forEach(draft::remove);
    return Outcome.CHANGED;
  }

  private static List<Integer> turns(List<DraftMessage> messages) {
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (isUser(messages.get(i)) && (i == 0 || !isUser(messages.get(i - 1)))) {
        turns.add(i);
      }
    }
    return turns;
  }

  private static boolean isUser(DraftMessage message) {
    return message.role() == Role.USER && message.message().results().isEmpty();
  }

  private static boolean goes(DraftMessage message) {
    return message.role() != Role.SYSTEM;
  }

  private static @Nullable String objection(List<DraftMessage> older, List<DraftMessage> newer) {
    Set<String> calls = new HashSet<>();
    for (DraftMessage message : older) {
      calls.addAll(message.message().calls());
      if (goes(message) && !message.isRemovable()) {
        return "not_removable";
      }
      if (message.parts().stream().anyMatch(part -> part.kind() == Part.Kind.MEDIA)) {
        return "holds_media";
      }
      if (message.parts().stream().anyMatch(part -> Fences.areIn(part.text()))) {
        return "holds_code";
      }
    }
    boolean split =
        newer.stream()
            .anyMatch(message -> message.message().results().stream().anyMatch(calls::contains));
    return split ? "splits_tool_calls" : null;
  }

  private static List<Said> said(List<DraftMessage> older) {
    List<Said> said = new ArrayList<>();
    for (DraftMessage message : older) {
      for (DraftPart part : message.parts()) {
        if (part.kind() == Part.Kind.TEXT && goes(message)) {
          said.add(Said.by(message.role() == Role.USER ? "user" : "assistant", part.text()));
        } else if (part.kind() == Part.Kind.TOOL_RESULT) {
          said.add(Said.found("tool", part.text()));
        }
      }
    }
    return said;
  }
}
