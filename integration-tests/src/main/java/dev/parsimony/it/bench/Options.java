/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a command line, each a name with two dashes and a value. */
record Options(Map<String, String> values) {

  static Options of(String... args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!args[i].startsWith("--") || i + 1 == args.length) {
        throw new IllegalArgumentException("expected --name value, not " + args[i]);
      }
      values.put(args[i].substring(2), args[i + 1]);
    }
    return new Options(values);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
  }

  double decimal(String name, double otherwise) {
    return Double.parseDouble(values.getOrDefault(name, Double.toString(otherwise)));
  }

  /** Empty when it is not given. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A list written with commas; empty when it is not given. */
  List<String> list(String name) {
    String value = values.getOrDefault(name, "");
    return value.isEmpty() ? List.of() : List.of(value.split(",", -1));
  }
}
