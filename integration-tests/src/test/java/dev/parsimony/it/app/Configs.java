/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Configuration files of tests. */
final class Configs {

  /** Everything is cached, and asking again at once too is answered from memory. */
  static final String CACHING =
      """
      mode: optimize
      rules:
        - name: all
          cache: {retry-window: 0s}
      """;

  private Configs() {}

  static Path written(Path folder, String yaml) {
    try {
      return Files.writeString(Files.createTempFile(folder, "parsimony", ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
