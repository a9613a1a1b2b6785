/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Looks at URLs as texts: whatever stands there, nothing is resolved. */
public final class Urls {

  private static final String HEX = "0123456789ABCDEF";

  /** Whether the path of a URL ends with a text; query and fragment are no part of it. */
  public static boolean pathEndsWith(String url, String suffix) {
    return endsWith(url, pathEnd(url), suffix);
  }

  /** Whether the host ends with a text; false for a URL without a path. */
  public static boolean hostEndsWith(String url, String suffix) {
    int path = pathStart(url);
    return path > 0 && endsWith(url, path, suffix);
  }

  /** Where the path begins; -1 for a URL without one. */
  public static int pathStart(String url) {
    return url.indexOf('/', url.indexOf("://") + 3);
  }

  /** Where the path ends: at the query, the fragment or the end of the URL. */
  public static int pathEnd(String url) {
    int query = url.indexOf('?');
    int end = query < 0 ? url.length() : query;
    int fragment = url.indexOf('#');
    return fragment < 0 ? end : Math.min(end, fragment);
  }

  /** Host and port; the whole text where no scheme and no path tell them apart. */
  public static String authority(String url) {
    int scheme = url.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    int user = url.lastIndexOf('@', end - 1);
    return url.substring(Math.max(start, user + 1), end);
  }

  /** A part of a URL without its escapes; what is no escape stays as it is. */
  public static String decoded(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      out.write(low < 0 ? bytes[i] : high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  /** A text as one segment of a path. */
  public static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~@".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
      }
    }
    return out.toString();
  }

  private static boolean endsWith(String url, int end, String suffix) {
    return url.startsWith(suffix, end - suffix.length());
  }

  private Urls() {}
}
