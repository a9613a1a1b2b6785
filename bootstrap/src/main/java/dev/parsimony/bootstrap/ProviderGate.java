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

  private static volatile UrlPattern[] admitted = {};

  /** Lets the requests pass that fit one of the patterns; until then, none does. */
  public static void admit(String[] patterns) {
    UrlPattern[] parsed = new UrlPattern[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      parsed[i] = new UrlPattern(patterns[i]);
    }
    admitted = parsed;
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
    return fits(url.toString());
  }

  /**
   * Whether a request may be for a provider.
   *
   * @param host any object whose text is scheme, host and port
   * @param path the path, or the whole URL
   */
  public static boolean admits(
      @Nullable String method, @Nullable Object host, @Nullable String path) {
    return path != null && "POST".equals(method) && fits(path.startsWith("/") ? host + path : path);
  }

  private static boolean fits(String url) {
    UrlParts parts = new UrlParts(url);
    for (UrlPattern pattern : admitted) {
      if (pattern.fits(parts)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a URL fits one pattern. */
  public static boolean fits(String pattern, String url) {
    return new UrlPattern(pattern).fits(new UrlParts(url));
  }

  private ProviderGate() {}
}
