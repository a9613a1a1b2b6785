/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One message of a prompt. Immutable. */
public final class Message {

  private final Role role;
  private final List<Part> parts;
  private final @Nullable Span place;
  private final Set<String> calls;
  private final Set<String> results;
  private final boolean bound;

  private Message(Builder builder) {
    this.role = builder.role;
    this.parts = Collections.unmodifiableList(builder.parts);
    this.place = builder.place;
    this.calls = Collections.unmodifiableSet(builder.calls);
    this.results = Collections.unmodifiableSet(builder.results);
    this.bound = builder.bound;
  }

  public static Builder by(Role role) {
    return new Builder(role);
  }

  public Role role() {
    return role;
  }

  public List<Part> parts() {
    return parts;
  }

  /** The element of an array that is this message; null where it cannot be left out by itself. */
  public @Nullable Span place() {
    return place;
  }

  /** The ids of the calls of tools that it makes. */
  public Set<String> calls() {
    return calls;
  }

  /** The ids of the calls that it gives the results of. */
  public Set<String> results() {
    return results;
  }

  /**
   * Whether it holds what only the model that said it understands, such as signed thoughts: the
   * conversation cannot move to another one.
   */
  public boolean isBound() {
    return bound;
  }

  /** What is said in it. */
  public String text() {
    return parts.stream()
        .filter(part -> part.kind() == Part.Kind.TEXT)
        .map(Part::text)
        .collect(Collectors.joining("\n"));
  }

  /** Collects one message. */
  public static final class Builder {

    private final Role role;
    private final List<Part> parts = new ArrayList<>(2);
    private final Set<String> calls = new LinkedHashSet<>();
    private final Set<String> results = new LinkedHashSet<>();
    private @Nullable Span place;
    private boolean bound;

    private Builder(Role role) {
      this.role = requireNonNull(role, "role is null");
    }

    public Builder place(Span value) {
      this.place = value;
      return this;
    }

    public Builder add(Part part) {
      parts.add(part);
      return this;
    }

    /** Everything up to the part that was added last is to be cached by the provider. */
    public Builder cacheMark() {
      if (!parts.isEmpty()) {
        parts.add(parts.remove(parts.size() - 1).withCacheMark());
      }
      return this;
    }

    /** It calls a tool; null where the format has no ids. */
    public Builder calls(@Nullable String id) {
      addTo(calls, id);
      return this;
    }

    /** It answers a call of a tool; null where the format has no ids. */
    public Builder answers(@Nullable String id) {
      addTo(results, id);
      return this;
    }

    private static void addTo(Set<String> ids, @Nullable String id) {
      if (id != null) {
        ids.add(id);
      }
    }

    public Builder bound() {
      this.bound = true;
      return this;
    }

    public Message build() {
      return new Message(this);
    }
  }
}
