/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import org.jspecify.annotations.Nullable;

/** Reads a text once and counts. Of a long text it reads the head and the tail. */
final class TextMeter {

  private static final int HEAD_CHARS = 16_000;
  private static final int TAIL_CHARS = 8_000;
  private static final int LONG_WORD = 9;
  private static final char EDGE = 2;
  private static final long THREE = 0xffff_ffff_ffffL;

  private final Lexicon lexicon = Lexicon.STANDARD;
  private final TextCounts counts = new TextCounts();
  private final @Nullable Grams grams;
  private final Grams tokens = new Grams();
  private long previous;
  private long pair;
  private long window;

  private TextMeter(@Nullable Grams grams) {
    this.grams = grams;
  }

  /**
   * @param grams is given what occurs, where somebody wants it
   */
  static TextCounts count(String text, @Nullable Grams grams) {
    TextMeter meter = new TextMeter(grams);
    int length = text.length();
    if (length <= HEAD_CHARS + TAIL_CHARS) {
      meter.read(text, 0, length);
    } else {
      meter.read(text, 0, HEAD_CHARS);
      meter.read(text, length - TAIL_CHARS, length);
    }
    meter.counts.chars = length;
    meter.counts.distinctTokens = meter.tokens.size();
    return meter.counts;
  }

  private void read(String text, int from, int to) {
    LineStart.count(text, from, to, counts);
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (isLetter(c)) {
        at = word(text, at, to);
      } else if (isDigit(c)) {
        at = number(text, at, to);
      } else {
        sign(text, at);
        at++;
      }
    }
  }

  private int word(String text, int from, int to) {
    long hash = Hashes.START;
    int at = from;
    begin();
    do {
      char c = lower(text.charAt(at));
      hash = Hashes.add(hash, c);
      part(c);
      at++;
    } while (at < to && goesOn(text, at));
    end(hash);
    counts.words++;
    counts.wordChars += at - from;
    counts.longWords += at - from >= LONG_WORD ? 1 : 0;
    counts.capitals += Character.isUpperCase(text.charAt(from)) ? 1 : 0;
    counts.foreign += text.charAt(from) > 127 ? 1 : 0;
    counts.names += isName(text, from, at) ? 1 : 0;
    classify(hash);
    return at;
  }

  private void classify(long hash) {
    counts.addClasses(lexicon.classes(hash));
    if (previous != 0) {
      long both = Hashes.join(previous, hash);
      counts.addClasses(lexicon.classes(both));
      gram(both);
      if (pair != 0) {
        counts.addClasses(lexicon.classes(Hashes.join(pair, hash)));
      }
      pair = both;
    }
    previous = hash;
  }

  private int number(String text, int from, int to) {
    long hash = Hashes.START;
    int at = from;
    begin();
    do {
      char c = text.charAt(at);
      hash = Hashes.add(hash, c);
      part(c);
      at++;
    } while (at < to && (isDigit(text.charAt(at)) || isSeparator(text, at, to)));
    end(hash);
    counts.numbers++;
    breakPhrase();
    return at;
  }

  private static boolean isSeparator(String text, int at, int to) {
    char c = text.charAt(at);
    return (c == '.' || c == ',') && at + 1 < to && isDigit(text.charAt(at + 1));
  }

  private void sign(String text, int at) {
    char c = text.charAt(at);
    if (c <= ' ') {
      return;
    }
    SignCounter.count(text, at, counts);
    begin();
    part(c);
    end(Hashes.add(Hashes.START, c));
    if (c != '-') {
      breakPhrase();
    }
  }

  private void breakPhrase() {
    previous = 0;
    pair = 0;
  }

  private void begin() {
    counts.tokens++;
    window = EDGE;
  }

  private void part(char c) {
    window = (window << 16) | c;
    if (grams != null) {
      if ((window & THREE) >>> 32 != 0) {
        grams.add(window & THREE);
      }
      if (window >>> 48 != 0) {
        grams.add(window);
      }
    }
  }

  private void end(long hash) {
    part(EDGE);
    gram(hash);
    tokens.add(hash);
  }

  private void gram(long hash) {
    if (grams != null) {
      grams.add(hash);
    }
  }

  private static boolean goesOn(String text, int at) {
    char c = text.charAt(at);
    if (Character.isIdeographic(c) || Character.isIdeographic(text.charAt(at - 1))) {
      return false;
    }
    return isLetter(c) || c == '\'';
  }

  /* A capital that no beginning of a sentence explains, and that no others follow. */
  private static boolean isName(String text, int from, int to) {
    return from >= 2
        && to >= from + 2
        && Character.isUpperCase(text.charAt(from))
        && Character.isLowerCase(text.charAt(from + 1))
        && text.charAt(from - 1) == ' '
        && (text.charAt(from - 2) == ',' || Character.isLowerCase(text.charAt(from - 2)));
  }

  private static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
  }

  private static boolean isDigit(char c) {
    return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
  }
}
