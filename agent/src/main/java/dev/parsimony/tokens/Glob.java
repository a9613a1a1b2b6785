/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

/** Matches names against a pattern of {@code *} and {@code ?}, in time bound by their lengths. */
final class Glob {

  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length() && one(pattern.charAt(p), name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean one(char wanted, char given) {
    return wanted == '?' || wanted == given;
  }

  private Glob() {}
}
