package dev.parsimony.it.demo;

import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the support desk without and with the agent, and prints what that changed. */
public final class Demo {

  private static final int WIDTH = 110;

  private final DemoOptions options;
  private final SupportDesk desk;
  private final PrintStream out;

  Demo(DemoOptions options, Path folder, PrintStream out) {
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
    Path folder = Files.createTempDirectory("parsimony-demo-");
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
    out.println("A support desk answers 40 tickets: for each it asks a model for a classification");
    out.println("and a streamed draft, and for an embedding. It runs twice, the second time with");
    out.println();
    out.println("  java -javaagent:parsimony-agent.jar=parsimony.yaml ... " + SupportDesk.MAIN);
    out.println();
    out.println("where parsimony.yaml is");
    out.println();
    indented(lines(desk.config()));
    if (options.real()) {
      out.println();
      out.println("Both runs ask the real provider, which costs money: model " + options.model());
    }
    out.println();
  }

  private void print(Comparison comparison) {
    application(comparison);
    out.println("Side by side");
    out.println();
    comparison.table().forEach(out::println);
    out.println();
    out.println("  saved: " + comparison.saved());
    out.println();
    trace(comparison, "provider", "A ticket that was new, in the traces that were exported");
    trace(comparison, "cache", "A ticket that had been asked before");
    comparison.problems().forEach(problem -> out.println("FAILED: " + problem));
  }

  private void application(Comparison comparison) {
    List<String> output = comparison.runWithAgent().output();
    out.println(
        comparison.sameOutput()
            ? "What the application printed, both times the same"
            : "What the application printed with the agent; without it, it printed something else");
    out.println();
    indented(output.subList(0, Math.min(6, output.size())));
    out.println("  ...");
    indented(output.subList(Math.max(0, output.size() - 2), output.size()));
    out.println();
    out.println("What the agent printed");
    out.println();
    indented(comparison.runWithAgent().errors());
    out.println();
  }

  private void trace(Comparison comparison, String servedBy, String title) {
    List<Span> spans =
        new Traces(comparison.runWithAgent().spans()).firstServedBy(servedBy).orElse(List.of());
    out.println(title);
    out.println();
    TraceTree.lines(spans).forEach(line -> out.println("  " + line));
    out.println();
  }

  private void indented(List<String> lines) {
    for (String line : lines) {
      out.println("  " + (line.length() > WIDTH ? line.substring(0, WIDTH - 3) + "..." : line));
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
