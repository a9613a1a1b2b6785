/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.text;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** What stands between white space in a text, in order. */
final class Tokens {

  private final StringTokenizer tokens;
  private final List<String> written = new ArrayList<>();
  private final List<String> bare = new ArrayList<>();

  Tokens(String text) {
    this.tokens = new StringTokenizer(text);
  }

  /** Whether there is one at a place; no more are read than are asked for. */
  boolean has(int i) {
    while (written.size() <= i && tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      written.add(token);
      bare.add(bare(token));
    }
    return i < written.size();
  }

  String written(int i) {
    return written.get(i);
  }

  /** Without the marks around it; empty where there is none. */
  String bare(int i) {
    return i >= 0 && has(i) ? bare.get(i) : "";
  }

  /** Whether no mark parts it from the next. */
  boolean goesOn(int i) {
    return written.get(i).endsWith(bare.get(i));
  }

  private static String bare(String token) {
    int start = 0;
    int end = token.length();
    while (start < end && !Character.isLetterOrDigit(token.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(token.charAt(end - 1))) {
      end--;
    }
    return token.substring(start, end);
  }
}
