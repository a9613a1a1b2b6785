/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Weights that an operator has had learned from prompts of his own, in a file. */
public final class OwnWeights {

  private static final long MOST_BYTES = 1 << 20;

  /**
   * The weights of a file.
   *
   * @throws IOException whose message says what is wrong with the file, for the operator
   */
  public static Weights read(String file) throws IOException {
    try {
      return read(Paths.get(file));
    } catch (NoSuchFileException missing) {
      throw new IOException("does not exist", missing);
    } catch (CharacterCodingException binary) {
      throw new IOException("is not text in UTF-8", binary);
    } catch (FileSystemException | InvalidPathException | SecurityException unreadable) {
      String why = unreadable.getClass().getSimpleName();
      throw new IOException("cannot be read: " + why, unreadable);
    }
  }

  private static Weights read(Path file) throws IOException {
    // A pipe or device could keep the reader waiting for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("is not a regular file");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException("is too large; allowed: 1MiB");
    }
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return WeightsFile.read(in);
    }
  }

  private OwnWeights() {}
}
