/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import java.util.ArrayList;
import java.util.List;

/** A configuration as YAML, with the source of each value as a comment beside it. */
final class EffectiveConfig {

  private static final String INDENT = "  ";

  private final List<String> keys = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();

  EffectiveConfig(Values values) {
    addSettings(values, "");
    for (Section section : values.section().sections()) {
      if (section.isRepeated()) {
        addItems(section, values.each(section), "");
      } else {
        addSection(section, values.in(section), "");
      }
    }
  }

  List<String> lines() {
    int width = keys.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String source = sources.get(i);
      lines.add(
          source.isEmpty()
              ? keys.get(i)
              : String.format("%-" + Math.min(width, 60) + "s  # %s", keys.get(i), source));
    }
    return lines;
  }

  private void addItems(Section section, List<Values> items, String indent) {
    if (!items.isEmpty()) {
      add(indent + section.key() + ":", "");
    }
    for (Values item : items) {
      int first = keys.size();
      addSettings(item, indent + INDENT + INDENT);
      keys.set(first, indent + INDENT + "- " + keys.get(first).trim());
      addWritten(item, indent + INDENT + INDENT);
    }
  }

  private void addSection(Section section, Values values, String indent) {
    int head = keys.size();
    add(indent + section.key() + ":", "");
    addSettings(values, indent + INDENT);
    addWritten(values, indent + INDENT);
    if (keys.size() == head + 1 && values.written()) {
      keys.set(head, indent + section.key() + ": {}");
    } else if (keys.size() == head + 1) {
      keys.remove(head);
      sources.remove(head);
    }
  }

  private void addWritten(Values values, String indent) {
    for (Section inner : values.section().sections()) {
      if (inner.isRepeated()) {
        addItems(inner, values.each(inner), indent);
      } else if (values.in(inner).written()) {
        addSection(inner, values.in(inner), indent);
      }
    }
  }

  private void addSettings(Values values, String indent) {
    for (Setting<?> setting : values.section().settings()) {
      String value = values.format(setting);
      if (value != null) {
        add(indent + setting.key() + ": " + value, values.origin(setting).toString());
      }
    }
  }

  private void add(String key, String source) {
    keys.add(key);
    sources.add(source);
  }
}
