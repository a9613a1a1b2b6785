/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import java.util.Collections;
import java.util.List;

/** Which slots of a call count exactly, and which do not. Immutable. */
public final class SlotChoice {

  private final Template template;
  private final String form;
  private final List<String> substituted;
  private final List<String> ignored;

  SlotChoice(Template template, String form, List<String> substituted, List<String> ignored) {
    this.template = template;
    this.form = form;
    this.substituted = Collections.unmodifiableList(substituted);
    this.ignored = Collections.unmodifiableList(ignored);
  }

  /** Whether any other message than this very one has the same form. */
  public boolean isShared() {
    return template.hasWordings() || !substituted.isEmpty() || !ignored.isEmpty();
  }

  /** What stands for the message: equal for those that differ in nothing that counts. */
  public String form() {
    return form;
  }

  /** The template's own definition: equal for those that say the same. */
  public String template() {
    return template.told();
  }

  /** Where the rule has the template. */
  public String place() {
    return template.place();
  }

  /** The values that an answer repeats, in the order of the names of their slots. */
  public List<String> substituted() {
    return substituted;
  }

  /** The values that an answer must not have. */
  List<String> ignored() {
    return ignored;
  }

  boolean needsConfirmation() {
    return template.confirm() && !substituted.isEmpty();
  }
}
