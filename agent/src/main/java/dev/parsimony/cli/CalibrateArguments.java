/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import java.util.List;

/** The arguments of {@code calibrate}; what is not given is empty. Immutable. */
final class CalibrateArguments {

  private final String file;
  private final String from;
  private final String out;

  private CalibrateArguments(String file, String from, String out) {
    this.file = file;
    this.from = from;
    this.out = out;
  }

  static CalibrateArguments of(List<String> arguments) throws UsageException {
    String file = "";
    String from = "";
    String out = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--from")) {
        from = valueOf(argument, arguments, ++i);
      } else if (argument.equals("--out")) {
        out = valueOf(argument, arguments, ++i);
      } else if (file.isEmpty() && !argument.startsWith("-")) {
        file = argument;
      } else {
        throw new UsageException("calibrate does not know '" + argument + "'");
      }
    }
    if (file.isEmpty()) {
      throw new UsageException("calibrate takes one file");
    }
    return new CalibrateArguments(file, from, out);
  }

  private static String valueOf(String option, List<String> arguments, int at)
      throws UsageException {
    if (at >= arguments.size() || arguments.get(at).isEmpty()) {
      throw new UsageException("calibrate: " + option + " takes a value");
    }
    return arguments.get(at);
  }

  String file() {
    return file;
  }

  String from() {
    return from;
  }

  String out() {
    return out;
  }
}
