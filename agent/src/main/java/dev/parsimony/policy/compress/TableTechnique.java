/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.json.JsonValue;
import dev.parsimony.policy.compress.json.Segment;
import dev.parsimony.policy.compress.json.Segments;
import dev.parsimony.policy.compress.json.Tables;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import dev.parsimony.tokens.RoughCount;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes arrays of like objects as tables, where that is fewer tokens. */
final class TableTechnique implements Technique {

  private static final Pattern ASKS_JSON = Pattern.compile("\\bjson\\b", Pattern.CASE_INSENSITIVE);

  private static final Setting<Long> LEAST_ROWS =
      Setting.of("least-rows", Kinds.integer(2, 1_000_000), "Shorter lists are left alone.")
          .defaultsTo(5L);
  private static final Section SECTION =
      Section.of(
          "table",
          "Lists of like JSON objects as tables, where that is fewer tokens. Not in schemas, and"
              + " not where the model may have to repeat the JSON: a JSON answer is asked for, or"
              + " the instructions speak of JSON.",
          ENABLED,
          LEAST_ROWS);

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
    if (asksJson(draft)) {
      return Outcome.because("asks_json");
    }
    Tables tables = new Tables((int) (long) settings.get(LEAST_ROWS), RoughCount::of);
    int changes = draft.changes();
    for (DraftMessage message : draft.messages()) {
      for (DraftPart part : message.parts()) {
        String text = isData(message, part) ? asTables(part, tables) : null;
        if (text != null && !text.equals(part.text())) {
          draft.replace(part, text);
        }
      }
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static boolean isData(DraftMessage message, DraftPart part) {
    return part.kind() == Part.Kind.TOOL_RESULT
        || (part.kind() == Part.Kind.TEXT && message.role() != Role.ASSISTANT);
  }

  private static @Nullable String asTables(DraftPart part, Tables tables) {
    if (part.text().indexOf('[') < 0) {
      return null;
    }
    if (!part.part().isJson()) {
      return Segments.rewrite(part.text(), tables::asText);
    }
    JsonValue value = Segments.whole(part.text());
    return value == null ? null : tables.asJson(value);
  }

  private static boolean asksJson(Draft draft) {
    return "json".equals(draft.facts().parameter(Parameter.OUTPUT_TYPE))
        || draft.messages().stream()
            .filter(message -> message.role() == Role.SYSTEM || message.role() == Role.USER)
            .flatMap(message -> message.parts().stream())
            .filter(part -> part.kind() == Part.Kind.TEXT)
            .anyMatch(part -> speaksOfJson(part.text()));
  }

  private static boolean speaksOfJson(String text) {
    // A pattern that ignores case looks at every character.
    if (!mayHave("json", text) || !ASKS_JSON.matcher(text).find()) {
      return false;
    }
    for (Segment segment : Segments.of(text)) {
      String prose = text.substring(segment.start(), segment.end());
      if (segment.isProse() && ASKS_JSON.matcher(prose).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHave(String word, String text) {
    char last = word.charAt(word.length() - 1);
    char capital = Character.toUpperCase(last);
    int start = word.length() - 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == last || c == capital) && text.regionMatches(true, i - start, word, 0, start)) {
        return true;
      }
    }
    return false;
  }
}
