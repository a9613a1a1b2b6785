/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.policy.cache.near.Normaliser;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A question that is asked again and again with other values in its slots. Immutable. */
public final class Template {

  private static final Setting<List<Wording>> TEXT =
      Setting.of(
              "text",
              Kinds.someOf(Wording.KIND),
              "The whole newest message of the user, with its slots; or several wordings with the"
                  + " same slots that ask for the same.")
          .mandatory()
          .example("'Write a reminder of order {order} for {customer}.'");
  private static final Setting<List<String>> SUBSTITUTE =
      Setting.of(
              "substitute",
              Kinds.listOf(Kinds.name()),
              "Slots whose value the answer repeats and does not depend on in any other way: it gets"
                  + " the value of the call that is answered.")
          .defaultsTo(Collections.emptyList())
          .example("[customer]");
  private static final Setting<List<String>> IGNORE =
      Setting.of(
              "ignore",
              Kinds.listOf(Kinds.name()),
              "Slots whose value has no part in the answer. An answer that has it is given to no"
                  + " other call.")
          .defaultsTo(Collections.emptyList())
          .example("[request-id]");
  private static final Setting<Boolean> CONFIRM =
      Setting.of(
              "confirm",
              Kinds.bool(),
              "Whether an answer is given with another value only after two calls with different"
                  + " values were answered alike but for these.")
          .defaultsTo(true);

  /** The templates of a rule. */
  public static final Section SECTION =
      Section.of(
              "template",
              "One template: calls that have its text get one answer though the values of the slots"
                  + " that it names differ. All other slots, and all else, count exactly.",
              TEXT,
              SUBSTITUTE,
              IGNORE,
              CONFIRM)
          .repeated();

  private final String place;
  private final Values values;
  private final List<Wording> wordings;

  private Template(String place, Values values) {
    this.place = place;
    this.values = values;
    this.wordings = values.get(TEXT);
  }

  /** The templates of a section that has them. */
  public static List<Template> in(Values section) {
    List<Template> templates = new ArrayList<>();
    for (Values each : section.each(SECTION)) {
      templates.add(new Template(place(templates.size()), each));
    }
    return Collections.unmodifiableList(templates);
  }

  /**
   * Holds the texts and the names of each template against each other.
   *
   * @param place the full key of the section that has them
   */
  public static void check(Values section, String place, List<Problem> problems) {
    List<Values> items = section.each(SECTION);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).find(TEXT) != null) {
        new TemplateCheck(items.get(i), place + "." + place(i) + ".", problems)
            .check(TEXT, SUBSTITUTE, IGNORE);
      }
    }
  }

  private static String place(int index) {
    return SECTION.key() + "[" + index + "]";
  }

  /** Where the section has it. */
  String place() {
    return place;
  }

  /** All that is said of it: equal for those that say the same. */
  public String told() {
    return values.told(SECTION);
  }

  boolean confirm() {
    return values.get(CONFIRM);
  }

  boolean substitutes(String slot) {
    return values.get(SUBSTITUTE).contains(slot);
  }

  boolean ignores(String slot) {
    return values.get(IGNORE).contains(slot);
  }

  boolean hasWordings() {
    return wordings.size() > 1;
  }

  /** The names of the slots. */
  TreeSet<String> slots() {
    return wordings.get(0).slots();
  }

  /** A text of this template, taken apart; null where it is none, or where it is in doubt. */
  public @Nullable TemplateMatch match(String said) {
    String text = said.trim();
    if (!Normaliser.isSound(said)) {
      return null;
    }
    for (Wording wording : wordings) {
      Map<String, String> found = wording.match(text);
      if (found != null) {
        return new TemplateMatch(this, wording, found, said);
      }
    }
    return null;
  }
}
