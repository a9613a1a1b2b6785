/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the support desk without and with the agent, and prints what that changed. */
public final class Demo {

  private static final int WIDTH = 100;

  private final DemoOptions options;
  private final SupportDesk desk;
  private final PrintStream out;

  Demo(DemoOptions options, Path folder, PrintStream out) throws IOException {
    this.options = options;
    this.desk = new SupportDesk(folder);
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    DemoOptions options;
    try {
      options = DemoOptions.parse(List.of(arguments), System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + DemoOptions.USAGE);
      System.exit(2);
      return;
    }
    Path folder = Path.of(System.getProperty("parsimony.demo.folder", "demo"));
    if (!new Demo(options, folder, System.out).run().problems().isEmpty()) {
      System.exit(1);
    }
  }

  Comparison run() {
    introduce();
    try (Provider provider =
        options.real()
            ? new RealProvider(options.environment())
            : new ScriptedProvider(options.latency(), options.chunkGap())) {
      DeskRun run = desk.runAlone(options.model(), provider);
      Bill bill = provider.bill(run);
      DeskRun runWithAgent = desk.runWithAgent(options.model(), provider);
      Bill billWithAgent = provider.bill(runWithAgent);
      Comparison comparison =
          new Comparison(run, bill, runWithAgent, billWithAgent, provider.isDeterministic());
      print(comparison);
      return comparison;
    }
  }

  private void introduce() {
    out.println(
        "A support desk answers 40 tickets. For each it asks a model for a classification, a");
    out.println("streamed draft and an embedding. It runs twice, the second time with the flag");
    out.println();
    section("  -javaagent:parsimony-agent.jar=parsimony.yaml", List.of());
    section("where parsimony.yaml is", lines(desk.config()));
    if (options.real()) {
      section(
          "Each run asks the real provider for " + options.model() + ", which costs money",
          List.of());
    }
  }

  private void print(Comparison comparison) {
    section(
        comparison.sameOutput()
            ? "What the application printed, both times the same"
            : "What the application printed with the agent; alone it printed something else",
        excerpt(comparison.runWithAgent().output()));
    section(
        "What the agent added on stderr", comparison.runWithAgent().errorsBeyond(comparison.run()));
    section("Side by side", comparison.table());
    List<String> problems = comparison.problems();
    if (problems.isEmpty()) {
      section("Saved: " + comparison.saved() + " of the cost", List.of());
      traces(new Traces(comparison.runWithAgent().spans()));
    }
    if (comparison.run().exitStatus() != 0) {
      section("What the application alone wrote on stderr", comparison.run().errors());
    }
    problems.forEach(problem -> out.println("FAILED: " + problem));
  }

  private void traces(Traces traces) {
    section(
        "A new ticket, in the spans received over OTLP: the application's own, and the agent's",
        traces.lastServedBy("provider").map(TraceTree::lines).orElse(List.of()));
    section(
        "A ticket that had been asked before",
        traces.lastServedBy("cache").map(TraceTree::lines).orElse(List.of()));
  }

  private static List<String> excerpt(List<String> output) {
    if (output.size() < 8) {
      return output;
    }
    List<String> excerpt = new ArrayList<>(output.subList(0, 5));
    excerpt.add("...");
    excerpt.addAll(output.subList(output.size() - 2, output.size()));
    return excerpt;
  }

  private void section(String title, List<String> lines) {
    out.println(title);
    out.println();
    for (String line : lines) {
      out.println("  " + (line.length() > WIDTH ? line.substring(0, WIDTH - 3) + "..." : line));
    }
    if (!lines.isEmpty()) {
      out.println();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
