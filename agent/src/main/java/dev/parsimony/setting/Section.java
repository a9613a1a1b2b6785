/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group of settings under one key, with the groups inside of it. */
public final class Section {

  private final String key;
  private final String doc;
  private final List<Setting<?>> settings;
  private final List<Section> sections;
  private final boolean repeated;
  private final @Nullable Setting<String> label;

  private Section(
      String key,
      String doc,
      List<Setting<?>> settings,
      List<Section> sections,
      boolean repeated,
      @Nullable Setting<String> label) {
    this.key = key;
    this.doc = doc;
    this.settings = Collections.unmodifiableList(settings);
    this.sections = Collections.unmodifiableList(sections);
    this.repeated = repeated;
    this.label = label;
  }

  public static Section of(String key, String doc, Setting<?>... settings) {
    return new Section(key, doc, Arrays.asList(settings), Collections.emptyList(), false, null);
  }

  /** The same section with others inside of it. */
  public Section with(List<Section> inner) {
    List<Section> all = new ArrayList<>(sections);
    all.addAll(inner);
    return new Section(key, doc, settings, all, repeated, label);
  }

  /** The same section as a list of such. */
  public Section repeated() {
    return new Section(key, doc, settings, sections, true, null);
  }

  /** The same section as a list of such, each told apart by one of its settings. */
  public Section repeatedBy(Setting<String> unique) {
    return new Section(key, doc, settings, sections, true, unique);
  }

  /** Reads a section; what is wrong with it is added to the problems. */
  public Values read(Node node, Overrides overrides, List<Problem> problems) {
    return new SectionReader(overrides, problems).read(this, node);
  }

  public String key() {
    return key;
  }

  public String doc() {
    return doc;
  }

  public List<Setting<?>> settings() {
    return settings;
  }

  public List<Section> sections() {
    return sections;
  }

  public boolean isRepeated() {
    return repeated;
  }

  /** The setting that tells the items of a repeated section apart; null for none. */
  public @Nullable Setting<String> label() {
    return label;
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    settings.forEach(setting -> keys.add(setting.key()));
    sections.forEach(section -> keys.add(section.key));
    return keys;
  }
}
