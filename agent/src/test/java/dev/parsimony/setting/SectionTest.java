/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {

  private static final Setting<Long> COUNT =
      Setting.of("max-count", Kinds.integer(0, 9), "A count.").defaultsTo(3L);
  private static final Setting<String> NAME =
      Setting.of("name", Kinds.name(), "A name.").mandatory();
  private static final Section ITEMS = Section.of("items", "Items.", NAME, COUNT).repeatedBy(NAME);
  private static final Section ROOT = Section.of("", "All.", COUNT).with(List.of(ITEMS));

  private final FakeEnvironment environment = new FakeEnvironment();
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void nothingWritten_givesTheDefaults() {
    Values values = read(map());

    assertThat(values.get(COUNT)).isEqualTo(3);
    assertThat(values.origin(COUNT)).isEqualTo(Origin.DEFAULT);
    assertThat(values.each(ITEMS)).isEmpty();
  }

  @Test
  void property_winsOverVariable_winsOverFile() {
    Node file = map("max-count", text("4"));

    assertThat(read(file).get(COUNT)).isEqualTo(4);
    environment.variable("PARSIMONY_MAX_COUNT", "5");
    assertThat(read(file).get(COUNT)).isEqualTo(5);
    assertThat(read(file).origin(COUNT)).hasToString("environment PARSIMONY_MAX_COUNT");
    environment.property("parsimony.max-count", " 6 ");
    assertThat(read(file).get(COUNT)).isEqualTo(6);
    assertThat(read(file).origin(COUNT)).hasToString("property -Dparsimony.max-count");
  }

  @Test
  void blankOverride_isNoOverride() {
    environment.property("parsimony.max-count", " ").variable("PARSIMONY_MAX_COUNT", "");

    assertThat(read(map("max-count", text("4"))).get(COUNT)).isEqualTo(4);
  }

  @Test
  void override_reachesAnItemByItsLabel() {
    environment
        .property("parsimony.items.b.max-count", "7")
        .variable("PARSIMONY_ITEMS_A_1_MAX_COUNT", "8");

    Values values = read(map("items", list(item("a-1"), item("b"), item("c"))));

    assertThat(values.each(ITEMS)).extracting(item -> item.get(COUNT)).containsExactly(8L, 7L, 3L);
  }

  @Test
  void override_cannotChangeTheLabel() {
    environment.property("parsimony.items.a.name", "z");

    assertThat(read(map("items", list(item("a")))).each(ITEMS).get(0).get(NAME)).isEqualTo("a");
  }

  @Test
  void wrongOverride_isAProblemThatNamesTheProperty() {
    environment.property("parsimony.max-count", "many");

    read(map());

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "property -Dparsimony.max-count: max-count: 'many' is not a whole number; allowed: 0 to 9");
  }

  @Test
  void unknownKey_isAProblemThatSuggestsTheRightOne() {
    read(map("maxCount", text("1"), "zzz", text("1")));

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "line 1: 'maxCount' is not known here; allowed: max-count, items; did you mean 'max-count'?",
            "line 1: 'zzz' is not known here; allowed: max-count, items");
  }

  @Test
  void unknownProperty_isAWarning() {
    environment
        .property("parsimony.max-cuont", "1")
        .property("parsimony.config", "/x")
        .property("other", "1");
    Overrides overrides = new Overrides(environment);

    ROOT.read(map(), overrides, problems);

    assertThat(overrides.unknownProperties())
        .containsExactly(
            "property -Dparsimony.max-cuont is not known; did you mean 'parsimony.max-count'?");
    assertThat(problems).isEmpty();
  }

  @Test
  void labelsThatAnOverrideCannotTellApart_areAProblem() {
    read(map("items", list(item("a-b"), item("A_B"))));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).asString().contains("'A_B' is too like the name on line 1");
  }

  @Test
  void everyProblem_isCollected() {
    read(
        map(
            "max-count", list(),
            "items", list(text("x"), map("max-count", map()), Node.nothing(Origin.line(9)))));

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "line 1: max-count: a list is not a whole number; allowed: 0 to 9",
            "line 1: items[0]: 'x' is not a section; allowed: the keys name, max-count",
            "line 1: items[0].name: is missing; allowed: at most 64 letters, digits, - and _, a letter"
                + " or digit first",
            "line 1: items[1].name: is missing; allowed: at most 64 letters, digits, - and _, a letter"
                + " or digit first",
            "line 1: items[1].max-count: a map is not a whole number; allowed: 0 to 9",
            "line 9: items[2]: nothing is not a section; allowed: the keys name, max-count",
            "line 9: items[2].name: is missing; allowed: at most 64 letters, digits, - and _, a letter"
                + " or digit first");
  }

  private Values read(Node node) {
    return ROOT.read(node, new Overrides(environment), problems);
  }

  private static Node item(String name) {
    return map("name", text(name));
  }

  private static Node text(String text) {
    return Node.text(text, Origin.line(1));
  }

  private static Node list(Node... items) {
    return Node.list(List.of(items), Origin.line(1));
  }

  private static Node map(Object... entries) {
    Map<String, Node> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], (Node) entries[i + 1]);
    }
    return Node.map(map, Origin.line(1));
  }
}
