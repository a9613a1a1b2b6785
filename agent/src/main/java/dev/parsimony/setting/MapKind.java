/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of one kind under keys of the operator's choice. */
final class MapKind<K, T> implements Kind<Map<K, T>> {

  private final String keys;
  private final String allowed;
  private final Kind<K> key;
  private final Kind<T> value;

  MapKind(String keys, String allowed, Kind<K> key, Kind<T> value) {
    this.keys = keys;
    this.allowed = allowed;
    this.key = key;
    this.value = value;
  }

  @Override
  public String name() {
    return "a map of " + keys + " to " + value.name();
  }

  @Override
  public String allowed() {
    return allowed;
  }

  @Override
  public Map<K, T> read(Node node) throws InvalidValueException {
    if (!node.is(Node.Shape.MAP)) {
      throw new InvalidValueException(node, "is not " + name());
    }
    if (node.entries().isEmpty()) {
      throw new InvalidValueException(node, "must not be empty");
    }
    Map<K, T> values = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : node.entries().entrySet()) {
      Node written = Node.text(entry.getKey(), entry.getValue().origin());
      values.put(key.read(written), value.read(entry.getValue()));
    }
    return Collections.unmodifiableMap(values);
  }

  @Override
  public Node fromLine(String line, Origin origin) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (String entry : line.split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals <= 0) {
        return Node.text(line, origin);
      }
      entries.put(
          entry.substring(0, equals).trim(),
          value.fromLine(entry.substring(equals + 1).trim(), origin));
    }
    return Node.map(entries, origin);
  }

  @Override
  public String format(Map<K, T> values) {
    List<String> entries = new ArrayList<>();
    values.forEach((name, one) -> entries.add(key.format(name) + ": " + value.format(one)));
    return "{" + String.join(", ", entries) + "}";
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("minProperties", 1);
    schema.put("additionalProperties", value.schema());
    return schema;
  }
}
