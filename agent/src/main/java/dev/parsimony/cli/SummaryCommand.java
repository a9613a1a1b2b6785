/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.ledger.SummaryReport;
import dev.parsimony.ledger.UnreadableSummaryException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

/** Prints the summary file that the agent of a running or ended application writes. */
final class SummaryCommand implements Command {

  private final PrintStream out;
  private final PrintStream err;

  SummaryCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String summary() {
    return "prints calls, tokens, cost and savings from a summary file";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    if (arguments.size() != 1) {
      throw new UsageException("summary takes one file");
    }
    String file = arguments.get(0);
    try {
      Path path = Paths.get(file);
      out.print(SummaryReport.read(path).render());
      return Main.YES;
    } catch (InvalidPathException | UnreadableSummaryException unreadable) {
      err.println(file + ": " + unreadable.getMessage());
      return Main.NO;
    }
  }
}
