/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Weights as text: a line for each signal, then a letter for each bucket of the vocabulary. */
public final class WeightsFile {

  private static final String RESOURCE = "weights.txt";
  private static final String FORMAT = "parsimony complexity weights 1";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
  private static final int ZERO = LETTERS.length() / 2;
  private static final int LINE_LETTERS = 128;

  static Weights standard() {
    try (InputStream in = WeightsFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the weights are not in the jar");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what {@link #write} wrote; the message of the exception names the line. */
  public static Weights read(Reader reader) throws IOException {
    Lines lines = new Lines(new BufferedReader(reader));
    lines.expect(FORMAT);
    String origin = lines.rest("origin");
    double bias = lines.numbers("bias", 1)[0];
    double[] weights = new double[Signal.count()];
    double[] means = new double[Signal.count()];
    for (Signal signal : Signal.ALL) {
      double[] pair = lines.numbers(nameOf(signal), 2);
      weights[signal.ordinal()] = pair[0];
      means[signal.ordinal()] = pair[1];
    }
    double[] vocabulary = lines.numbers("vocabulary", 2);
    byte[] buckets = buckets(lines);
    return new Weights(origin, bias, weights, means, vocabulary[1], vocabulary[0], buckets);
  }

  private static byte[] buckets(Lines lines) throws IOException {
    byte[] buckets = new byte[Grams.BUCKETS];
    for (int at = 0; at < buckets.length; at += LINE_LETTERS) {
      String letters = lines.next();
      for (int i = 0; i < LINE_LETTERS; i++) {
        int value = i < letters.length() ? LETTERS.indexOf(letters.charAt(i)) : -1;
        if (value < 0) {
          throw lines.wrong(LINE_LETTERS + " letters of A-Z, a-z, 0-9 and -");
        }
        buckets[at + i] = (byte) (value - ZERO);
      }
    }
    return buckets;
  }

  /** The text of weights. */
  public static String write(Weights weights) {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    lines.add("origin " + weights.origin());
    lines.add(line("bias", weights.bias()));
    for (Signal signal : Signal.ALL) {
      lines.add(line(nameOf(signal), weights.weight(signal), weights.mean(signal)));
    }
    lines.add(line("vocabulary", weights.step(), weights.vocabularyMean()));
    byte[] vocabulary = weights.vocabulary();
    for (int at = 0; at < vocabulary.length; at += LINE_LETTERS) {
      StringBuilder letters = new StringBuilder();
      for (int i = at; i < at + LINE_LETTERS; i++) {
        letters.append(LETTERS.charAt(vocabulary[i] + ZERO));
      }
      lines.add(letters.toString());
    }
    return String.join("\n", lines) + "\n";
  }

  /** The largest number of steps that a bucket can weigh, on either side of zero. */
  static int maxSteps() {
    return ZERO;
  }

  private static String nameOf(Signal signal) {
    return signal.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String line(String name, double... values) {
    StringBuilder line = new StringBuilder(name);
    for (double value : values) {
      line.append(String.format(Locale.ROOT, " %.6f", value));
    }
    return line.toString();
  }

  /** The lines of a file, with their numbers. */
  private static final class Lines {

    private final BufferedReader in;
    private int number;

    Lines(BufferedReader in) {
      this.in = in;
    }

    String next() throws IOException {
      String line = in.readLine();
      number++;
      return line == null ? "" : line;
    }

    void expect(String whole) throws IOException {
      if (!next().equals(whole)) {
        throw wrong("'" + whole + "'");
      }
    }

    String rest(String name) throws IOException {
      String line = next();
      if (!line.startsWith(name + " ")) {
        throw wrong("'" + name + "' and its value");
      }
      return line.substring(name.length() + 1);
    }

    double[] numbers(String name, int count) throws IOException {
      String[] words = rest(name).split(" ", -1);
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = words.length == count ? number(words[i]) : Double.NaN;
        if (Double.isNaN(numbers[i]) || Double.isInfinite(numbers[i])) {
          throw wrong("'" + name + "' and " + count + " numbers");
        }
      }
      return numbers;
    }

    private static double number(String word) {
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }

    IOException wrong(String allowed) {
      return new IOException("line " + number + ": not a line of weights; allowed: " + allowed);
    }
  }

  private WeightsFile() {}
}
