/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import dev.parsimony.exchange.Role;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Writes a team's own words in the place of a boilerplate that it knows. */
final class RewriteTechnique implements Technique {

  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{64}");
  static final Kind<String> HASH =
      Kinds.of(
          "a hash",
          "64 hexadecimal digits",
          text -> HEXADECIMAL.matcher(text).matches() ? text : null,
          Function.identity());

  private static final Setting<String> BEGINS =
      Setting.of("begins", Kinds.text(), "How the text begins that is to be replaced.")
          .mandatory()
          .example("You are the assistant of");
  private static final Setting<Long> CHARS =
      Setting.of("chars", Kinds.integer(1, 10_000_000), "Its length, in UTF-16 characters.")
          .mandatory()
          .example("2418");
  private static final Setting<String> SHA256 =
      Setting.of("sha256", HASH, "The SHA-256 of its UTF-8.").mandatory();
  private static final Setting<String> WITH =
      Setting.of("with", Kinds.text(), "What is sent instead; without it, nothing is.");

  private static final Section REPLACEMENT =
      Section.of(
              "replacement",
              "One text and what stands for it. `java -jar parsimony-agent.jar rewrite FILE` writes"
                  + " it for the text of a file.",
              BEGINS,
              CHARS,
              SHA256,
              WITH)
          .repeated();

  private static final Section SECTION =
      Section.of(
              "rewrite",
              "Words of your own for a boilerplate, at every level. It is known by its hash, so that"
                  + " a text which has changed is sent as it is. Not in what the model said.",
              ENABLED)
          .with(Collections.singletonList(REPLACEMENT));

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
  public boolean hasWork(Values settings) {
    return !settings.each(REPLACEMENT).isEmpty();
  }

  @Override
  public Outcome apply(Draft draft, Values settings) {
    List<Values> replacements = settings.each(REPLACEMENT);
    int changes = draft.changes();
    for (Role role : Arrays.asList(Role.SYSTEM, Role.USER)) {
      Parts.texts(draft, role).forEach(part -> rewrite(draft, part, replacements));
    }
    return Outcome.of(draft.changes() > changes);
  }

  private static void rewrite(Draft draft, DraftPart part, List<Values> replacements) {
    String text = part.text();
    for (Values each : replacements) {
      String with = each.find(WITH);
      text =
          new Boilerplate(each.get(BEGINS), each.get(CHARS), each.get(SHA256))
              .replacedIn(text, with == null ? "" : with);
    }
    // An empty message is an error to most providers.
    if (!text.equals(part.text()) && !text.trim().isEmpty()) {
      draft.replace(part, text);
    }
  }
}
