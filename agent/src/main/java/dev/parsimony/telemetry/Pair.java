/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** A {@code key=value} of a setting, its value percent-decoded. */
final class Pair {

  private final String key;
  private final String value;

  private Pair(String key, String value) {
    this.key = key;
    this.value = value;
  }

  /**
   * @param plusIsSpace as in headers; in attributes a plus is one
   * @return null for what is not a pair
   */
  static @Nullable Pair parse(String text, boolean plusIsSpace) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      return null;
    }
    String value = text.substring(equals + 1).trim();
    try {
      return new Pair(
          text.substring(0, equals).trim(),
          URLDecoder.decode(plusIsSpace ? value : value.replace("+", "%2B"), "UTF-8"));
    } catch (IllegalArgumentException | UnsupportedEncodingException malformed) {
      return null;
    }
  }

  String key() {
    return key;
  }

  String value() {
    return value;
  }

  /** Whether it can be sent as an HTTP header. */
  boolean isHeader() {
    return key.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")
        && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }

  boolean isAttribute() {
    return key.length() <= 255 && key.chars().allMatch(c -> c > ' ' && c <= '~') && !key.isEmpty();
  }
}
