/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.Arrays;

/** Runs one benchmark by its name; the exit status is 1 when a goal is missed. */
public final class Main {

  public static void main(String[] args) throws Exception {
    String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "startup" -> exit(StartupBenchmark.run(Options.of(rest)));
      case "calls" -> exit(CallBenchmark.run(Options.of(rest)));
      case "soak" -> exit(Soak.run(Options.of(rest)));
      case "routing" -> exit(RoutingBenchmark.run(Options.of(rest)));
      case "savings" -> exit(SavingsBenchmark.run(Options.of(rest)));
      case "caching" -> exit(CachingBenchmark.run(Options.of(rest)));
      case "load" -> exit(LoadBenchmark.run(Options.of(rest)));
      case "jmh" -> org.openjdk.jmh.Main.main(rest);
      default -> {
        System.err.println("startup [--rounds N] [--only NAME,...]");
        System.err.println("calls [--rounds N] [--calls N] [--warmup N] [--only NAME,...]");
        System.err.println("soak [--minutes N] [--threads N]");
        System.err.println("routing --data FOLDER [--doc FILE] [--labelled FILE]");
        System.err.println("savings --data FOLDER [--doc FILE] [--sent FOLDER]");
        System.err.println("caching --data FOLDER [--doc FILE]");
        System.err.println("load --data FOLDER [--seconds N] [--rounds N] [--doc FILE]");
        System.err.println("jmh [options of JMH]");
        System.exit(2);
      }
    }
  }

  private static void exit(boolean good) {
    System.exit(good ? 0 : 1);
  }

  private Main() {}
}
