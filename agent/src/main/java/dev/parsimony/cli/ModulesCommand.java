/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.compress.modules.ModuleCut;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Proposes how to cut a system prompt into modules. */
final class ModulesCommand implements Command {

  private final PrintStream out;
  private final PrintStream err;

  ModulesCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "modules";
  }

  @Override
  public String arguments() {
    return "PROMPT.txt [--request TEXT]... [--tools]";
  }

  @Override
  public String summary() {
    return "proposes a cut of a system prompt, and shows what requests would get";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    ModulesArguments given = ModulesArguments.of(arguments);
    try {
      String prompt = TextFile.read(given.file());
      ModuleCut headings = ModuleCut.ofHeadings(prompt);
      if (headings == null) {
        err.println(given.file() + ": no headings cut it into parts; needed: 3 to 500 of one form");
        return Main.NO;
      }
      report(new ModulesReport(prompt, headings), given);
      return Main.YES;
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage());
      return Main.NO;
    }
  }

  private void report(ModulesReport report, ModulesArguments given) {
    ModuleCut proposed = report.proposed();
    report.rule().forEach(out::println);
    for (String request : given.requests()) {
      report.of(request, given.tools(), proposed).forEach(out::println);
    }
  }
}
