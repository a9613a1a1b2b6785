/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.record.RecordFields;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leaves in a JSON record the fields that the question is about, or those that a rule lists. */
final class FieldsTechnique implements Technique {

  private static final Setting<List<String>> ONLY =
      Setting.of(
              "only",
              Kinds.listOf(Kinds.text()),
              "The fields that stay in JSON records of a user's message, by name or JSON pointer;"
                  + " without it, the question decides.")
          .defaultsTo(Collections.emptyList())
          .example("[/client/id, address]");
  private static final Setting<List<String>> KEEP =
      Setting.of(
              "keep",
              Kinds.listOf(Kinds.text()),
              "Fields that stay whatever the question is, by name or JSON pointer.")
          .defaultsTo(Collections.emptyList())
          .example("[currency]");

  private static final Section SECTION =
      Section.of(
          "fields",
          "Of a large JSON record in a user's message, the fields stay whose names or values the"
              + " question mentions. A record stays whole when the question names none of them.",
          ENABLED,
          ONLY,
          KEEP);

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
    List<String> only = settings.get(ONLY);
    RecordFields fields =
        only.isEmpty() ? RecordFields.ofTask(settings.get(KEEP)) : RecordFields.listed(only);
    int changes = draft.changes();
    DraftMessage newest = draft.question();
    String question = Parts.question(draft);
    String standing = standing(draft);
    for (DraftPart part : Parts.texts(draft, Role.USER)) {
      boolean own = newest != null && newest.parts().contains(part);
      String elsewhere = newest != null && own ? besides(newest, part) : question;
      String shorter = fields.select(part.text(), elsewhere, standing);
      if (shorter != null) {
        draft.replace(part, shorter);
      }
    }
    return Outcome.of(draft.changes() > changes);
  }

  /* What instructions say, and what was said by the user where there is no record. */
  private static String standing(Draft draft) {
    return Stream.of(Role.SYSTEM, Role.USER)
        .flatMap(role -> Parts.texts(draft, role).stream())
        .map(DraftPart::text)
        .filter(text -> text.indexOf('{') < 0)
        .collect(Collectors.joining("\n"));
  }

  /* What else the same message says. */
  private static String besides(DraftMessage message, DraftPart part) {
    StringBuilder others = new StringBuilder();
    for (DraftPart other : message.parts()) {
      if (other != part && Parts.isText(other)) {
        others.append(other.text()).append('\n');
      }
    }
    return others.toString();
  }
}
