/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Overrides;
import dev.parsimony.setting.Problem;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Templates as a rule has them. */
public final class Templates {

  /**
   * A template with one wording or several, split at {@code |}.
   *
   * @param substitute the names of slots, split at commas; empty for none
   * @param ignore the name of a slot; empty for none
   */
  public static Template of(String text, String substitute, String ignore, boolean confirm) {
    return Template.in(read(node(text, substitute, ignore, confirm))).get(0);
  }

  /** The section of a cache with such a template. */
  public static Node node(String text, String substitute, String ignore, boolean confirm) {
    Map<String, Node> entries = new LinkedHashMap<>();
    List<Node> wordings = new ArrayList<>();
    for (String wording : text.split("\\|")) {
      wordings.add(text(wording));
    }
    entries.put("text", Node.list(wordings, Origin.FILE));
    if (!substitute.isEmpty()) {
      List<Node> slots = new ArrayList<>();
      List.of(substitute.split(",")).forEach(slot -> slots.add(text(slot)));
      entries.put("substitute", Node.list(slots, Origin.FILE));
    }
    if (!ignore.isEmpty()) {
      entries.put("ignore", text(ignore));
    }
    entries.put("confirm", text(String.valueOf(confirm)));
    Node list = Node.list(List.of(Node.map(entries, Origin.FILE)), Origin.FILE);
    return Node.map(Map.of(Template.SECTION.key(), list), Origin.FILE);
  }

  private static Values read(Node node) {
    List<Problem> problems = new ArrayList<>();
    Section section = Section.of("cache", "").with(List.of(Template.SECTION));
    Values values = section.read(node, new Overrides(new FakeEnvironment()), problems);
    Template.check(values, "cache", problems);
    assertThat(problems).isEmpty();
    return values;
  }

  private static Node text(String text) {
    return Node.text(text, Origin.FILE);
  }

  private Templates() {}
}
