/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What code woven into general HTTP clients asks first: whether a request may be for a provider.
 * All other requests of the application end here, before anything of them is looked at.
 *
 * <p>A pattern is a host, with {@code *} for any text; with a port behind it, it counts for that
 * port alone, and with a path, for paths that begin so.
 */
public final class ProviderGate {

  private static volatile String[] admitted = {};

  /** Lets the requests pass that fit one of the patterns; until then, none does. */
  public static void admit(String[] patterns) {
    admitted = patterns.clone();
  }

  /**
   * Whether a request may be for a provider.
   *
   * @param url any object whose text is the whole URL
   */
  public static boolean admits(@Nullable String method, @Nullable Object url) {
    if (url == null || !"POST".equals(method)) {
      return false;
    }
    String text = url.toString();
    int host = hostStart(text);
    int path = authorityEnd(text, host);
    int port = hostEnd(text, host, path);
    for (String pattern : admitted) {
      if (fits(pattern, text, host, port, path)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a URL fits one pattern. */
  public static boolean fits(String pattern, String url) {
    int host = hostStart(url);
    int path = authorityEnd(url, host);
    return fits(pattern, url, host, hostEnd(url, host, path), path);
  }

  private static boolean fits(String pattern, String url, int host, int port, int path) {
    int patternPath = authorityEnd(pattern, 0);
    boolean namesPort = hostEnd(pattern, 0, patternPath) < patternPath;
    return fits(pattern, patternPath, url, host, namesPort ? path : port)
        && url.regionMatches(path, pattern, patternPath, pattern.length() - patternPath);
  }

  private static int hostStart(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int user = url.lastIndexOf('@', authorityEnd(url, start));
    return Math.max(start, user + 1);
  }

  private static int authorityEnd(String text, int from) {
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /* A colon within brackets belongs to the address. */
  private static int hostEnd(String text, int from, int to) {
    int colon = text.lastIndexOf(':', to - 1);
    return colon >= from && text.lastIndexOf(']', to - 1) < colon ? colon : to;
  }

  /* Goes back to the latest asterisk alone: what fits before it stays fitting. */
  private static boolean fits(String pattern, int patternEnd, String text, int from, int to) {
    int p = 0;
    int t = from;
    int star = -1;
    int resume = from;
    while (t < to) {
      if (p < patternEnd && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < patternEnd && lower(pattern.charAt(p)) == lower(text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < patternEnd && pattern.charAt(p) == '*') {
      p++;
    }
    return p == patternEnd;
  }

  private static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private ProviderGate() {}
}
