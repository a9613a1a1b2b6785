/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.json.JsonValue;
import dev.parsimony.policy.compress.json.Minified;
import dev.parsimony.policy.compress.json.Segments;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON in messages, results of tools and schemas without white space. */
final class JsonTechnique implements Technique {

  private static final Setting<Boolean> DROP_NULLS =
      Setting.of("drop-nulls", Kinds.bool(), "Whether members that are null are left out.")
          .defaultsTo(false);
  private static final Setting<Boolean> DROP_EMPTY =
      Setting.of(
              "drop-empty",
              Kinds.bool(),
              "Whether members that are an empty text, object or list are left out.")
          .defaultsTo(false);
  private static final Setting<Map<String, String>> DEFAULTS =
      Setting.of(
              "defaults",
              Kinds.mapOf(Kinds.text()),
              "Values that are left out, by the names of their members.")
          .defaultsTo(Collections.emptyMap())
          .example("{status: active}");
  private static final Section SECTION =
      Section.of(
          "json",
          "JSON without white space, in messages, results of tools and schemas; not in code, in"
              + " quotation marks or in what the model said. What the next settings leave out is"
              + " left out of data alone, not of schemas.",
          ENABLED,
          DROP_NULLS,
          DROP_EMPTY,
          DEFAULTS);

  @Override
  public Section section() {
    return SECTION;
  }

  @Override
  public Level level() {
    return Level.LOSSLESS;
  }

  @Override
  public Stage stage() {
    return Stage.FORM;
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    Minified data =
        new Minified(settings.get(DROP_NULLS), settings.get(DROP_EMPTY), settings.get(DEFAULTS));
    int changes = draft.changes();
    for (DraftMessage message : draft.messages()) {
      for (DraftPart part : message.parts()) {
        replace(draft, part, minified(message, part, data));
      }
    }
    for (DraftPart schema : draft.schemas()) {
      replace(draft, schema, whole(schema.text(), Minified.COMPLETE));
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static void replace(Draft draft, DraftPart part, @Nullable String text) {
    if (text != null && text.length() < part.text().length()) {
      draft.replace(part, text);
    }
  }

  private static @Nullable String minified(DraftMessage message, DraftPart part, Minified data) {
    switch (part.kind()) {
      case TEXT:
        return message.role() == Role.ASSISTANT ? null : minified(part, data);
      case TOOL_RESULT:
        return minified(part, data);
      case TOOL_CALL:
        return message.message().isBound() ? null : whole(part.text(), Minified.COMPLETE);
      default:
        return null;
    }
  }

  private static @Nullable String minified(DraftPart part, Minified writer) {
    return part.part().isJson()
        ? whole(part.text(), writer)
        : Segments.rewrite(part.text(), writer::write);
  }

  private static @Nullable String whole(String text, Minified writer) {
    JsonValue value = Segments.whole(text);
    return value == null ? null : writer.write(value);
  }
}
