/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was read for one section: a value for each of its settings. Immutable. */
public final class Values {

  private final Section section;
  private final boolean written;
  private final Map<Setting<?>, Object> values;
  private final Map<Setting<?>, Origin> origins;
  private final Map<Section, List<Values>> sections;

  private Values(
      Section section,
      boolean written,
      Map<Setting<?>, Object> values,
      Map<Setting<?>, Origin> origins,
      Map<Section, List<Values>> sections) {
    this.section = section;
    this.written = written;
    this.values = values;
    this.origins = origins;
    this.sections = sections;
  }

  /** The defaults of a section. */
  public static Values defaults(Section section) {
    Builder builder = new Builder(section);
    section.settings().forEach(builder::putDefault);
    for (Section inner : section.sections()) {
      if (!inner.isRepeated()) {
        builder.add(inner, defaults(inner));
      }
    }
    return builder.build(false);
  }

  /** The value of a setting that is mandatory or has a default. */
  public <T> T get(Setting<T> setting) {
    return requireNonNull(find(setting), "a setting without a value");
  }

  /** The value of a setting; null when it has none. */
  @SuppressWarnings("unchecked")
  public <T> @Nullable T find(Setting<T> setting) {
    return (T) values.get(setting);
  }

  /** The same values but for one. */
  public <T> Values with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> changed = new IdentityHashMap<>(values);
    changed.put(setting, value);
    return new Values(section, written, changed, origins, sections);
  }

  /** Whether the section was written at all, in the file or by an override. */
  public boolean written() {
    return written;
  }

  public Section section() {
    return section;
  }

  /** The values of an inner section that is not repeated. */
  public Values in(Section inner) {
    return each(inner).get(0);
  }

  /** The values of each item of an inner section. */
  public List<Values> each(Section inner) {
    return sections.getOrDefault(inner, Collections.emptyList());
  }

  public Origin origin(Setting<?> setting) {
    return origins.getOrDefault(setting, Origin.DEFAULT);
  }

  /** The value of a setting as YAML on one line; null when it has none. */
  public @Nullable String format(Setting<?> setting) {
    Object value = values.get(setting);
    return value == null ? null : setting.format(value);
  }

  /**
   * All values of a section's own settings and inner sections, on one line: equal for what says the
   * same.
   *
   * @param part the section whose values these are, as far as it is to be told
   */
  public String told(Section part) {
    StringBuilder told = new StringBuilder("{");
    for (Setting<?> setting : part.settings()) {
      told.append(setting.key()).append(": ").append(format(setting)).append(", ");
    }
    for (Section inner : part.sections()) {
      told.append(inner.key()).append(": ");
      each(inner).forEach(values -> told.append(values.told(inner)));
    }
    return told.append('}').toString();
  }

  /** Collects the values of one section. */
  static final class Builder {

    private final Section section;
    private final Map<Setting<?>, Object> values = new IdentityHashMap<>();
    private final Map<Setting<?>, Origin> origins = new IdentityHashMap<>();
    private final Map<Section, List<Values>> sections = new IdentityHashMap<>();

    Builder(Section section) {
      this.section = section;
    }

    <T> void put(Setting<T> setting, T value, Origin origin) {
      values.put(setting, value);
      origins.put(setting, origin);
    }

    <T> void putDefault(Setting<T> setting) {
      T value = setting.defaultValue();
      if (value != null) {
        put(setting, value, Origin.DEFAULT);
      }
    }

    void add(Section inner, Values read) {
      sections.computeIfAbsent(inner, any -> new ArrayList<>()).add(read);
    }

    Values build(boolean inFile) {
      boolean overridden = origins.values().stream().anyMatch(origin -> origin != Origin.DEFAULT);
      return new Values(section, inFile || overridden, values, origins, sections);
    }
  }
}
