/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

/** One pattern of the gate, taken apart before requests come. */
final class UrlPattern {

  private final String text;
  private final int hostEnd;
  private final boolean namesPort;
  private final boolean literal;
  private final int tail;

  UrlPattern(String text) {
    this.text = text;
    this.hostEnd = UrlParts.authorityEnd(text, 0);
    this.namesPort = UrlParts.hostEnd(text, 0, hostEnd) < hostEnd;
    this.literal = text.indexOf('*') < 0;
    this.tail = hostEnd - 1 - text.lastIndexOf('*', hostEnd - 1);
  }

  boolean fits(UrlParts url) {
    int to = namesPort ? url.path : url.port;
    return (literal ? to - url.host == hostEnd : to - url.host >= tail)
        && url.text.regionMatches(true, to - tail, text, hostEnd - tail, tail)
        && fits(url.text, url.host, to)
        && url.text.regionMatches(url.path, text, hostEnd, text.length() - hostEnd);
  }

  /* Goes back to the latest asterisk alone: what fits before it stays fitting. */
  private boolean fits(String url, int from, int to) {
    int p = 0;
    int t = from;
    int star = -1;
    int resume = from;
    while (t < to) {
      if (p < hostEnd && text.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < hostEnd && lower(text.charAt(p)) == lower(url.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < hostEnd && text.charAt(p) == '*') {
      p++;
    }
    return p == hostEnd;
  }

  private static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
}
