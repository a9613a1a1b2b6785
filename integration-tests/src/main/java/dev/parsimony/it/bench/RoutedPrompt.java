/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A prompt of RouteLLM's data, and whether the weak and the strong model answered it well. */
record RoutedPrompt(String subject, String text, boolean weak, boolean strong) {

  static final String GSM8K = "gsm8k";

  static final int FOLDS = 5;

  private static final String SPLIT_SEED = "parsimony-routing-1\n";
  private static final String FOLD_SEED = "parsimony-routing-folds-1\n";
  private static final int PARTS = 10;
  private static final int TRAINING_PARTS = 6;

  /** Reads the folder: GSM8K, then the subjects of MMLU by name. */
  static List<RoutedPrompt> read(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(List.of(folder.resolve("gsm8k_responses.csv")));
    try (Stream<Path> subjects = Files.list(folder.resolve("mmlu"))) {
      subjects.filter(file -> file.toString().endsWith(".csv")).sorted().forEach(files::add);
    }
    List<RoutedPrompt> prompts = new ArrayList<>();
    for (Path file : files) {
      String subject = file.getFileName().toString().replaceAll("^mmlu_|(_responses)?\\.csv$", "");
      for (List<String> row : Csv.rows(Files.readString(file)).stream().skip(1).toList()) {
        prompts.add(new RoutedPrompt(subject, row.get(0), good(row.get(1)), good(row.get(2))));
      }
    }
    return prompts;
  }

  private static boolean good(String cell) {
    return switch (cell) {
      case "True" -> true;
      case "False" -> false;
      default -> throw new IllegalArgumentException("neither True nor False: " + cell);
    };
  }

  /** Six of ten prompts, by a hash of the text, so that no text is on both sides. */
  boolean isForTraining() {
    return part(SPLIT_SEED, PARTS) < TRAINING_PARTS;
  }

  /** One of five groups of prompts, by a hash of the text, so that no text is in two. */
  int fold() {
    return part(FOLD_SEED, FOLDS);
  }

  private int part(String seed, int parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((seed + text).getBytes(StandardCharsets.UTF_8));
      return ((hash[0] & 0xff) << 8 | hash[1] & 0xff) % parts;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isMaths() {
    return subject.equals(GSM8K);
  }

  /** What is won by asking the strong model. */
  int gain() {
    return (strong ? 1 : 0) - (weak ? 1 : 0);
  }
}
