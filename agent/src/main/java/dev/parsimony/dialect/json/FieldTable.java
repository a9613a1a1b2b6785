/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The known top-level fields of a request: how each counts, and how its value is read. */
public final class FieldTable {

  private final Map<String, FieldClass> classes;
  private final Map<String, ValueReader> readers;

  private FieldTable(Builder builder) {
    this.classes = builder.classes;
    this.readers = builder.readers;
  }

  public static Builder builder() {
    return new Builder();
  }

  public FieldClass classify(String name) {
    return classes.getOrDefault(name, FieldClass.KEY);
  }

  public ValueReader reader(String name) {
    return readers.getOrDefault(name, ValueReader.NONE);
  }

  /** Where a parameter may stand, the usual place first. */
  public List<List<String>> places(Parameter parameter) {
    List<List<String>> places = new ArrayList<>();
    readers.forEach(
        (name, reader) ->
            reader
                .places(parameter)
                .forEach(
                    within -> {
                      List<String> place = new ArrayList<>(within);
                      place.add(0, name);
                      places.add(place);
                    }));
    return places;
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(classes.keySet());
  }

  /** Collects the rows of a table. */
  public static final class Builder {

    private final Map<String, FieldClass> classes = new LinkedHashMap<>();
    private final Map<String, ValueReader> readers = new LinkedHashMap<>();

    private Builder() {}

    public Builder key(String... names) {
      for (String name : names) {
        row(FieldClass.KEY, name, ValueReader.NONE);
      }
      return this;
    }

    public Builder key(String name, ValueReader reader) {
      return row(FieldClass.KEY, name, reader);
    }

    public Builder ignored(String... names) {
      for (String name : names) {
        row(FieldClass.IGNORED, name, ValueReader.NONE);
      }
      return this;
    }

    public Builder ignored(String name, ValueReader reader) {
      return row(FieldClass.IGNORED, name, reader);
    }

    public Builder uncacheable(String name, ValueReader reader) {
      return row(FieldClass.UNCACHEABLE, name, reader);
    }

    public FieldTable build() {
      return new FieldTable(this);
    }

    private Builder row(FieldClass type, String name, ValueReader reader) {
      if (classes.put(name, type) != null) {
        throw new IllegalArgumentException("two rows for one field");
      }
      readers.put(name, reader);
      return this;
    }
  }
}
