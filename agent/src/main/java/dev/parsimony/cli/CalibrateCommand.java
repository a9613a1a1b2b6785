/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.complexity.Calibration;
import dev.parsimony.complexity.Labelled;
import dev.parsimony.complexity.Weights;
import dev.parsimony.complexity.WeightsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;

/** Learns the weights of the complexity score from prompts with labels. */
final class CalibrateCommand implements Command {

  private static final int FEWEST = 50;
  private static final int FEWEST_OF_A_KIND = 10;

  private final PrintStream out;
  private final PrintStream err;

  CalibrateCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public String name() {
    return "calibrate";
  }

  @Override
  public String arguments() {
    return "LABELLED.jsonl [--from WEIGHTS|assumed] [--out WEIGHTS]";
  }

  @Override
  public String summary() {
    return "learns the weights of the complexity score from labelled prompts";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    CalibrateArguments given = CalibrateArguments.of(arguments);
    try {
      LabelledFile file = LabelledFile.read(path(given.file()));
      file.problems().forEach(problem -> err.println(given.file() + " " + problem));
      String lack = file.problems().isEmpty() ? lack(file.examples()) : "";
      if (!lack.isEmpty()) {
        err.println(given.file() + ": " + lack);
      }
      return file.problems().isEmpty() && lack.isEmpty() ? learn(file, given) : Main.NO;
    } catch (IOException | InvalidPathException unusable) {
      err.println(unusable.getMessage());
      return Main.NO;
    }
  }

  private int learn(LabelledFile file, CalibrateArguments given) throws IOException {
    Weights from = from(given.from());
    List<Labelled> examples = file.examples();
    String origin = examples.size() + " labelled prompts, from " + describe(given.from());
    Calibration learned = Calibration.learn(examples, from, origin);
    out.print(new CalibrationReport(examples, from, learned).render());
    if (!given.out().isEmpty()) {
      String text = WeightsFile.write(learned.weights());
      Files.write(path(given.out()), text.getBytes(StandardCharsets.UTF_8));
      out.println("Weights written to " + given.out());
    }
    return Main.YES;
  }

  private static String describe(String from) {
    return from.isEmpty() ? "the weights of the agent" : from.equals("assumed") ? from : "a file";
  }

  private static Weights from(String from) throws IOException {
    switch (from) {
      case "":
        return Weights.standard();
      case "assumed":
        return Weights.assumed();
      default:
        try (BufferedReader in = Files.newBufferedReader(path(from), StandardCharsets.UTF_8)) {
          return WeightsFile.read(in);
        } catch (IOException unreadable) {
          throw new IOException(LabelledFile.reason(from, unreadable), unreadable);
        }
    }
  }

  private static String lack(List<Labelled> examples) {
    long good = examples.stream().filter(Labelled::weakGood).count();
    long bad = examples.size() - good;
    return examples.size() < FEWEST || good < FEWEST_OF_A_KIND || bad < FEWEST_OF_A_KIND
        ? String.format(
            "%d good and %d bad answers are too few; needed: %d, and %d of each kind",
            good, bad, FEWEST, FEWEST_OF_A_KIND)
        : "";
  }

  private static Path path(String file) {
    return Paths.get(file);
  }
}
