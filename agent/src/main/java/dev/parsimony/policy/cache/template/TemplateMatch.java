/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A message of a template, with the values of its slots. Immutable. */
public final class TemplateMatch {

  /* Stands for no character. */
  static final char SIGN = '\uffff';

  private final Template template;
  private final Wording wording;
  private final Map<String, String> values;
  private final String said;

  TemplateMatch(Template template, Wording wording, Map<String, String> values, String said) {
    this.template = template;
    this.wording = wording;
    this.values = Collections.unmodifiableMap(values);
    this.said = said;
  }

  /**
   * Decides which values count.
   *
   * @param request the body of the request with this message
   */
  public SlotChoice choose(byte[] request) throws MalformedBodyException {
    String all = Folded.of(JsonStrings.all(request));
    StringBuilder form = new StringBuilder(said.substring(0, said.indexOf(said.trim())));
    List<String> substituted = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    form.append(SIGN);
    for (String slot : template.slots()) {
      String value = values.getOrDefault(slot, "");
      boolean alone = isAlone(value, wording.places(slot), all);
      String shape = alone && template.substitutes(slot) ? SlotValue.shape(value) : null;
      if (shape != null) {
        substituted.add(value);
        add(form, slot, '~', shape);
      } else if (alone && template.ignores(slot) && SlotValue.isTraceable(value)) {
        ignored.add(value);
        add(form, slot, '-', "");
      } else {
        add(form, slot, '=', value);
      }
    }
    form.append(SIGN).append(said.substring(said.indexOf(said.trim()) + said.trim().length()));
    return new SlotChoice(template, form.toString(), substituted, ignored);
  }

  private static void add(StringBuilder form, String slot, char kind, String value) {
    form.append(slot).append(kind).append(value.length()).append(':').append(value);
  }

  /* Neither the value nor a word of it stands anywhere but in its places. */
  private static boolean isAlone(String value, int places, String all) {
    String folded = Folded.of(value);
    if (folded.isEmpty() || Folded.count(all, folded) != places) {
      return false;
    }
    for (String word : Folded.words(value)) {
      if (Folded.countWord(all, word) != places * Folded.countWord(folded, word)) {
        return false;
      }
    }
    return true;
  }
}
