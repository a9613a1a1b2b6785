/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The arguments of {@code modules}. Immutable. */
final class ModulesArguments {

  private final String file;
  private final List<String> requests;
  private final boolean tools;

  private ModulesArguments(String file, List<String> requests, boolean tools) {
    this.file = file;
    this.requests = Collections.unmodifiableList(requests);
    this.tools = tools;
  }

  static ModulesArguments of(List<String> arguments) throws UsageException {
    String file = "";
    List<String> requests = new ArrayList<>();
    boolean tools = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--request")) {
        requests.add(valueAt(arguments, ++i));
      } else if (argument.equals("--tools")) {
        tools = true;
      } else if (file.isEmpty() && !argument.startsWith("-")) {
        file = argument;
      } else {
        throw new UsageException("modules does not know '" + argument + "'");
      }
    }
    if (file.isEmpty()) {
      throw new UsageException("modules takes one file");
    }
    return new ModulesArguments(file, requests, tools);
  }

  private static String valueAt(List<String> arguments, int at) throws UsageException {
    if (at >= arguments.size() || arguments.get(at).isEmpty()) {
      throw new UsageException("modules: --request takes a text");
    }
    return arguments.get(at);
  }

  String file() {
    return file;
  }

  List<String> requests() {
    return requests;
  }

  /** Whether the requests are made with tools. */
  boolean tools() {
    return tools;
  }
}
