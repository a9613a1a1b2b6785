/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The classes of known words and phrases, found by hash. Immutable. */
final class Lexicon {

  static final Lexicon STANDARD = read("lexicon.txt");

  private static final int SLOTS = 8_192;

  private final long[] hashes = new long[SLOTS];
  private final int[] classes = new int[SLOTS];

  private Lexicon() {}

  private static Lexicon read(String name) {
    Lexicon lexicon = new Lexicon();
    try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          lexicon.addLine(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lexicon;
  }

  private void addLine(String line) {
    int colon = line.indexOf(':');
    WordClass of = WordClass.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).split(",", -1)) {
      add(hash(phrase), 1 << of.ordinal());
    }
  }

  /* As the meter hashes: words are runs of letters and apostrophes. */
  private static long hash(String phrase) {
    long hash = 0;
    for (String word : phrase.trim().split("[^a-z']+", -1)) {
      long own = Hashes.START;
      for (int i = 0; i < word.length(); i++) {
        own = Hashes.add(own, word.charAt(i));
      }
      hash = hash == 0 ? own : Hashes.join(hash, own);
    }
    return hash;
  }

  private void add(long hash, int bit) {
    int slot = slot(hash);
    hashes[slot] = hash;
    classes[slot] |= bit;
  }

  /** A bit for each class; zero for what is not known. */
  int classes(long hash) {
    return classes[slot(hash)];
  }

  private int slot(long hash) {
    int slot = Hashes.bucket(hash, 13);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
