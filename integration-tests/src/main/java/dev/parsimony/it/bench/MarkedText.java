/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that a benchmark writes, between two comments. */
final class MarkedText {

  static void replace(Path document, String name, String text) throws IOException {
    String begin = "<!-- " + name + ":begin -->\n";
    String end = "<!-- " + name + ":end -->";
    String before = Files.readString(document);
    int from = before.indexOf(begin);
    int to = before.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      throw new IOException(document + " has no place for the figures: " + begin.trim());
    }
    Files.writeString(document, before.substring(0, from) + begin + text + before.substring(to));
  }

  private MarkedText() {}
}
