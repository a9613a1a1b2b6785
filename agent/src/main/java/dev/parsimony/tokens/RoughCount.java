/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import java.util.List;

/**
 * A cheap estimate of the tokens of a text, from the runs of its characters: what a call can afford
 * before it is sent. What a model's tokenizer makes of it, {@link TokenRatios} tells; exact counts
 * are made by {@link TokenCounter}, later.
 */
public final class RoughCount {

  private static final int WORD_CHARS = 9;
  private static final int DIGITS = 3;
  private static final int MARKS = 4;

  /** What a run of characters is made of, and how many of them go to a token. */
  private enum Script {
    SPACE(Integer.MAX_VALUE),
    WORD(WORD_CHARS),
    DIGIT(DIGITS),
    MARK(MARKS),
    OTHER_LETTER(3),
    IDEOGRAPH(1);

    private final int perToken;

    Script(int perToken) {
      this.perToken = perToken;
    }
  }

  private static final Script[] ASCII = scriptsOfAscii();

  /** The estimated tokens of all of some texts. */
  public static long of(List<String> texts) {
    long tokens = 0;
    for (String text : texts) {
      tokens += of(text);
    }
    return tokens;
  }

  /** The estimated tokens of a text. */
  public static long of(String text) {
    long tokens = 0;
    int start = 0;
    while (start < text.length()) {
      Script script = script(text.charAt(start));
      int end = start + 1;
      while (end < text.length() && script(text.charAt(end)) == script) {
        end++;
      }
      tokens += ofRun(script, end - start);
      start = end;
    }
    return tokens;
  }

  /* A single blank goes with the word behind it. */
  private static long ofRun(Script script, int length) {
    if (script == Script.SPACE) {
      return length > 1 ? 1 : 0;
    }
    return length <= script.perToken ? 1 : (length + script.perToken - 1) / script.perToken;
  }

  private static Script script(char c) {
    if (c < ASCII.length) {
      return ASCII[c];
    }
    return c < 0x3000 ? Script.OTHER_LETTER : Script.IDEOGRAPH;
  }

  private static Script[] scriptsOfAscii() {
    Script[] scripts = new Script[128];
    for (char c = 0; c < scripts.length; c++) {
      scripts[c] = ascii(c);
    }
    return scripts;
  }

  private static Script ascii(char c) {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      return Script.WORD;
    }
    if (c >= '0' && c <= '9') {
      return Script.DIGIT;
    }
    return c <= ' ' ? Script.SPACE : Script.MARK;
  }

  private RoughCount() {}
}
