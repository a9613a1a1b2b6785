/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes from the value of one {@code otel.*} setting what our SDK can use. */
interface SettingRule {

  long MAX_MILLIS = 86_400_000;

  SettingRule TEXT = value -> value;
  SettingRule BOOLEAN = oneOf("true", "false");
  SettingRule COUNT = accept(value -> value.matches("[1-9]\\d{0,6}"));
  SettingRule RATIO = accept(value -> value.matches("0?\\.\\d{1,15}|0|1|1\\.0{1,15}"));
  SettingRule DURATION = accept(SettingRule::isDuration);
  SettingRule ENDPOINT = accept(SettingRule::isHttpUrl);
  SettingRule FILE = accept(value -> new File(value).canRead());
  SettingRule HEADERS = value -> pairs(value, Pair::isHeader);
  SettingRule RESOURCE = value -> pairs(value, Pair::isAttribute);

  /** The usable part of the value; null for none. */
  @Nullable String usable(String value);

  /** One of some words in the spelling given here, whatever the case of the value. */
  static SettingRule oneOf(String... words) {
    return value ->
        Arrays.stream(words).filter(word -> word.equalsIgnoreCase(value)).findFirst().orElse(null);
  }

  static SettingRule accept(Predicate<String> test) {
    return value -> test.test(value) ? value : null;
  }

  static boolean isDuration(String value) {
    if (!value.matches("\\d{1,9}\\s*(ms|s|m|h|d)?")) {
      return false;
    }
    long millis = millis(value);
    return millis > 0 && millis <= MAX_MILLIS;
  }

  /** The milliseconds of a number and its unit. */
  static long millis(String value) {
    int digits = 0;
    while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    return Long.parseLong(value.substring(0, digits)) * unit(value.substring(digits).trim());
  }

  static long unit(String name) {
    switch (name) {
      case "s":
        return 1_000;
      case "m":
        return 60_000;
      case "h":
        return 3_600_000;
      case "d":
        return 86_400_000;
      default:
        return 1;
    }
  }

  static boolean isHttpUrl(String value) {
    try {
      URI uri = new URI(value);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https"))
          && uri.getHost() != null
          && uri.getPort() <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The usable ones of a list of pairs; null when none is. */
  static @Nullable String pairs(String value, Predicate<Pair> test) {
    StringJoiner usable = new StringJoiner(",");
    usable.setEmptyValue("");
    for (String text : value.split(",", -1)) {
      Pair pair = Pair.parse(text, true);
      if (pair != null && test.test(pair)) {
        usable.add(text.trim());
      }
    }
    return usable.length() == 0 ? null : usable.toString();
  }
}
