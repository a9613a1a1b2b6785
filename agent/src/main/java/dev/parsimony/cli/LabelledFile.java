/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.complexity.Labelled;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The examples of a file of JSON lines, and what is wrong with its lines. */
final class LabelledFile {

  private final List<Labelled> examples = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private LabelledFile() {}

  static LabelledFile read(Path path) throws IOException {
    LabelledFile file = new LabelledFile();
    try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.trim().isEmpty()) {
          file.add(line, number);
        }
      }
    } catch (IOException unreadable) {
      throw new IOException(reason(path.toString(), unreadable), unreadable);
    }
    return file;
  }

  /** Why a file cannot be read, in one line. */
  static String reason(String path, IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return path + ": there is no such file";
    }
    if (unreadable instanceof CharacterCodingException) {
      return path + ": is not UTF-8";
    }
    String message = unreadable.getMessage();
    return path + ": " + (message == null ? unreadable.getClass().getSimpleName() : message);
  }

  private void add(String line, int number) {
    try {
      examples.add(LabelledLine.read(line));
    } catch (LabelledLine.WrongLineException wrong) {
      problems.add("line " + number + ": " + wrong.getMessage());
    }
  }

  List<Labelled> examples() {
    return examples;
  }

  /** Each with its line. */
  List<String> problems() {
    return problems;
  }
}
