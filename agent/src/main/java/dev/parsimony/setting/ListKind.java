/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A list of values of one kind; a single value stands for a list of one. */
final class ListKind<T> implements Kind<List<T>> {

  private final Kind<T> element;
  private final int minimum;

  ListKind(Kind<T> element, int minimum) {
    this.element = element;
    this.minimum = minimum;
  }

  @Override
  public String name() {
    return element.name() + " or a list of such";
  }

  @Override
  public String allowed() {
    return element.allowed();
  }

  @Override
  public List<T> read(Node node) throws InvalidValueException {
    if (!node.is(Node.Shape.LIST)) {
      return Collections.singletonList(element.read(node));
    }
    if (node.items().size() < minimum) {
      throw new InvalidValueException(node, "must not be empty");
    }
    List<T> values = new ArrayList<>();
    for (Node item : node.items()) {
      values.add(element.read(item));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  public Node fromLine(String line, Origin origin) {
    List<Node> items = new ArrayList<>();
    for (String item : line.split(",", -1)) {
      items.add(element.fromLine(item.trim(), origin));
    }
    return Node.list(items, origin);
  }

  @Override
  public String format(List<T> values) {
    return values.stream().map(element::format).collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("type", "array");
    array.put("items", element.schema());
    array.put("minItems", minimum);
    return Collections.singletonMap("anyOf", Arrays.<Object>asList(element.schema(), array));
  }
}
