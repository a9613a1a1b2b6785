/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.setting.Environment;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line: finds the command and runs it. */
public final class Main {

  static final int YES = 0;
  static final int NO = 1;
  static final int USAGE = 2;

  private static final String JAR = "java -jar parsimony-agent.jar";
  private static final String HELP = "--help";

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
    List<String> given = Arrays.asList(arguments);
    String first = given.isEmpty() ? "" : given.get(0);
    Command command = command(first);
    try {
      return command == null ? withoutCommand(first) : run(command, given.subList(1, given.size()));
    } catch (UsageException wrong) {
      err.println(wrong.getMessage());
      err.println(command == null ? usage() : usage(command));
      return USAGE;
    }
  }

  private int run(Command command, List<String> arguments) throws UsageException {
    return arguments.contains(HELP) || arguments.contains("-h")
        ? print(usage(command))
        : command.run(arguments);
  }

  private int withoutCommand(String word) throws UsageException {
    switch (word) {
      case HELP:
      case "-h":
      case "help":
        return print(usage());
      case "--version":
      case "-V":
        return print(ParsimonyAgent.VERSION);
      case "":
        throw new UsageException("no command given");
      default:
        throw new UsageException("unknown command: " + word);
    }
  }

  private int print(String text) {
    out.println(text);
    return YES;
  }

  private @Nullable Command command(String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }

  private String usage() {
    StringBuilder usage = new StringBuilder("usage: " + JAR + " COMMAND\n\ncommands:\n");
    for (Command command : commands) {
      String call = command.name() + " " + command.arguments();
      String gap = call.length() < 14 ? "" : String.format("%n%16s", "");
      usage.append(String.format("  %-14s%s%s%n", call, gap, command.summary()));
    }
    return usage
        .append("\noptions:\n")
        .append("  --help        prints this; behind a command, what it takes\n")
        .append("  --version     prints the version\n\n")
        .append("exit codes: 0 for yes, 1 for no, 2 when called wrongly\n\n")
        .append("to attach the agent to an application:\n")
        .append("  java -javaagent:parsimony-agent.jar=parsimony.yaml -jar app.jar")
        .toString();
  }

  private static String usage(Command command) {
    StringBuilder usage = new StringBuilder("usage: " + JAR + " ");
    usage.append(command.name()).append(' ').append(command.arguments());
    usage.append(String.format("%n  %s", command.summary()));
    command.details().forEach(line -> usage.append(line.isEmpty() ? "\n" : "\n  " + line));
    return usage.toString();
  }
}
