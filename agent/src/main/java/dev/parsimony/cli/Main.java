/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.setting.Environment;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The command line: finds the command and runs it. */
public final class Main {

  static final int YES = 0;
  static final int NO = 1;
  static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final List<Command> commands;

  public Main(PrintStream out, PrintStream err, Environment environment) {
    this.out = out;
    this.err = err;
    this.commands =
        Collections.unmodifiableList(
            Arrays.asList(
                new CheckCommand(out, err, environment),
                new SummaryCommand(out, err),
                new CalibrateCommand(out, err),
                new ModulesCommand(out, err),
                new RewriteCommand(out, err),
                new CacheCommand(out, err, environment)));
  }

  public static void main(String[] arguments) {
    System.exit(new Main(System.out, System.err, Environment.SYSTEM).run(arguments));
  }

  /** Runs one command line and answers with its exit code. */
  public int run(String... arguments) {
    try {
      return dispatch(Arrays.asList(arguments));
    } catch (UsageException wrong) {
      err.println(wrong.getMessage());
      err.println(usage());
      return USAGE;
    }
  }

  private int dispatch(List<String> arguments) throws UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException("no command given");
    }
    String first = arguments.get(0);
    List<String> rest = arguments.subList(1, arguments.size());
    switch (first) {
      case "--help":
      case "-h":
        return print(usage());
      case "--version":
      case "-V":
        return print(ParsimonyAgent.VERSION);
      default:
        return command(first).run(rest);
    }
  }

  private int print(String text) {
    out.println(text);
    return YES;
  }

  private Command command(String name) throws UsageException {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    throw new UsageException("unknown command: " + name);
  }

  private String usage() {
    StringBuilder usage =
        new StringBuilder("usage: java -jar parsimony-agent.jar COMMAND\n\ncommands:\n");
    for (Command command : commands) {
      String call = command.name() + " " + command.arguments();
      String gap = call.length() < 14 ? "" : String.format("%n%16s", "");
      usage.append(String.format("  %-14s%s%s%n", call, gap, command.summary()));
    }
    return usage
        .append("\noptions:\n")
        .append("  --help        prints this\n")
        .append("  --version     prints the version\n\n")
        .append("exit codes: 0 for yes, 1 for no, 2 when called wrongly")
        .toString();
  }
}
