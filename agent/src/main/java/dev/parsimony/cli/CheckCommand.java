/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.config.ParsedConfig;
import dev.parsimony.setting.Environment;
import java.io.PrintStream;
import java.util.List;

/** Validates a configuration file and prints what is in effect under it. */
final class CheckCommand implements Command {

  private final PrintStream out;
  private final PrintStream err;
  private final Environment environment;

  CheckCommand(PrintStream out, PrintStream err, Environment environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String summary() {
    return "validates a configuration and prints every value with its source";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    if (arguments.size() != 1) {
      throw new UsageException("check takes one file");
    }
    String file = arguments.get(0);
    ParsedConfig config = ParsedConfig.ofFile(file, environment);
    config.warnings().forEach(err::println);
    config.problems().forEach(problem -> err.println(problem.in(file)));
    if (!config.problems().isEmpty()) {
      return Main.NO;
    }
    new EffectiveConfig(config.values()).lines().forEach(out::println);
    return Main.YES;
  }
}
