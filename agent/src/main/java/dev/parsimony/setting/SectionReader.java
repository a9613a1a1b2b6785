/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a tree of nodes by a tree of sections, and collects all that is wrong. */
final class SectionReader {

  private final Overrides overrides;
  private final List<Problem> problems;

  SectionReader(Overrides overrides, List<Problem> problems) {
    this.overrides = overrides;
    this.problems = problems;
  }

  Values read(Section section, Node node) {
    return read(section, node, Place.ROOT);
  }

  private Values read(Section section, @Nullable Node node, Place place) {
    Map<String, Node> entries = entries(section, node, place);
    Values.Builder values = new Values.Builder(section);
    for (Setting<?> setting : section.settings()) {
      readSetting(setting, section, entries.get(setting.key()), node, place, values);
    }
    for (Section inner : section.sections()) {
      Node written = entries.get(inner.key());
      if (inner.isRepeated()) {
        readItems(inner, written, place.in(inner.key()), values);
      } else {
        values.add(inner, read(inner, written, place.in(inner.key())));
      }
    }
    return values.build(node != null);
  }

  private Map<String, Node> entries(Section section, @Nullable Node node, Place place) {
    if (node == null) {
      return new HashMap<>();
    }
    if (!node.is(Node.Shape.MAP)) {
      boolean mayBeEmpty = section.settings().stream().noneMatch(Setting::required);
      String keys =
          (mayBeEmpty ? "; allowed: {} or the keys " : "; allowed: the keys ")
              + String.join(", ", section.keys());
      String what = node.quoted() + " is not a section" + keys;
      problems.add(new Problem(node.origin(), place.key(), what));
      return new HashMap<>();
    }
    node.entries().forEach((key, value) -> checkKey(section, key, value, place));
    return node.entries();
  }

  private void checkKey(Section section, String key, Node value, Place place) {
    if (!section.keys().contains(key)) {
      String what =
          Node.quote(key)
              + " is not known here; allowed: "
              + String.join(", ", section.keys())
              + Suggestion.among(section.keys(), key);
      problems.add(new Problem(value.origin(), place.key(), what));
    }
  }

  private <T> void readSetting(
      Setting<T> setting,
      Section section,
      @Nullable Node written,
      @Nullable Node parent,
      Place place,
      Values.Builder values) {
    Place here = place.in(setting.key());
    String overrideKey = setting == section.label() ? null : here.overrideKey();
    Node override = overrideKey == null ? null : overrides.find(overrideKey, setting.kind());
    Node node = override == null ? written : override;
    if (node != null) {
      readValue(setting, node, here, values);
    } else if (setting.required()) {
      Origin origin = parent == null ? Origin.FILE : parent.origin();
      problems.add(new Problem(origin, here.key(), "is missing; allowed: " + setting.allowed()));
    } else {
      values.putDefault(setting);
    }
  }

  private <T> void readValue(Setting<T> setting, Node node, Place here, Values.Builder values) {
    try {
      values.put(setting, setting.read(node), node.origin());
    } catch (InvalidValueException invalid) {
      String what = invalid.why() + "; allowed: " + setting.allowed();
      problems.add(new Problem(node.origin(), here.key(), what));
    }
  }

  private void readItems(Section inner, @Nullable Node node, Place place, Values.Builder values) {
    if (node == null) {
      return;
    }
    if (!node.is(Node.Shape.LIST)) {
      String what = node.quoted() + " is not a list; allowed: a list of sections";
      problems.add(new Problem(node.origin(), place.key(), what));
    }
    Map<String, Node> seen = new HashMap<>();
    for (int i = 0; i < node.items().size(); i++) {
      Node item = node.items().get(i);
      String label = label(inner, item);
      Place here = place.item(i, label);
      if (label != null) {
        checkUnique(label, item, here, seen);
      }
      values.add(inner, read(inner, item, here));
    }
  }

  /* Labels that differ in less could not be told apart in the name of a variable. */
  private void checkUnique(String label, Node item, Place here, Map<String, Node> seen) {
    Node twin = seen.put(Overrides.variablePart(label), item);
    if (twin != null) {
      String what =
          Node.quote(label)
              + " is too like the name on "
              + twin.origin()
              + "; allowed: names that differ in more than case and dashes";
      problems.add(new Problem(item.origin(), here.key(), what));
    }
  }

  /* What is no label at all is told when the item itself is read. */
  private static @Nullable String label(Section section, Node item) {
    Setting<String> label = section.label();
    Node written = label == null ? null : item.entries().get(label.key());
    try {
      return label == null || written == null ? null : label.read(written);
    } catch (InvalidValueException toldLater) {
      return null;
    }
  }
}
