/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the strings of a JSON text say, as one text. */
final class JsonStrings {

  private final StringBuilder all = new StringBuilder();
  private final Set<Integer> left;
  private final boolean names;

  private JsonStrings(Set<Integer> left, boolean names) {
    this.left = left;
    this.names = names;
  }

  /** All of them, and the names of members. */
  static String all(byte[] json) throws MalformedBodyException {
    return of(json, new JsonStrings(Collections.emptySet(), true));
  }

  /** All but those that hold the given parts, and no names. */
  static String beside(byte[] json, List<Part> parts) throws MalformedBodyException {
    Set<Integer> starts =
        parts.stream().map(part -> part.place().start()).collect(Collectors.toSet());
    return of(json, new JsonStrings(starts, false));
  }

  private static String of(byte[] json, JsonStrings strings) throws MalformedBodyException {
    strings.add(JsonNode.read(json));
    return strings.all.toString();
  }

  private void add(JsonNode node) {
    if (names) {
      all.append(node.name()).append('\n');
    }
    String text = node.string();
    if (text != null && !left.contains(node.place().start())) {
      all.append(text).append('\n');
    }
    node.children().forEach(this::add);
  }
}
