/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.policy.compress.rewrite.Boilerplate;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Writes the rule by which a known text is replaced. */
final class RewriteCommand implements Command {

  private final PrintStream out;
  private final PrintStream err;

  RewriteCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "rewrite";
  }

  @Override
  public String arguments() {
    return "TEXT.txt";
  }

  @Override
  public String summary() {
    return "prints the rule that replaces a text which prompts hold, by its hash";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    if (arguments.size() != 1 || arguments.get(0).startsWith("-")) {
      throw new UsageException("rewrite takes one file");
    }
    try {
      String text = TextFile.read(arguments.get(0));
      if (text.isEmpty()) {
        err.println(arguments.get(0) + ": holds no text");
        return Main.NO;
      }
      print(Boilerplate.of(text));
      return Main.YES;
    } catch (IOException unreadable) {
      err.println(unreadable.getMessage());
      return Main.NO;
    }
  }

  private void print(Boilerplate text) {
    out.println("rules:");
    out.println("  - name: rewrite");
    out.println("    compress:");
    out.println("      rewrite:");
    out.println("        replacement:");
    out.println("          - begins: " + Json.writeText(text.begins()));
    out.println("            chars: " + text.chars());
    out.println("            sha256: \"" + text.sha256() + "\"");
    out.println("            with: \"your own words\"");
  }
}
