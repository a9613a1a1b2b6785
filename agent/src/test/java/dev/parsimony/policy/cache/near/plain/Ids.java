/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds identifiers by their form, as words of their own. */
final class Ids {

  /* Not in the middle of a word, a number, an address or a path. */
  static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_./:@=&?%+$-])";
  static final String AFTER = "(?![\\p{L}\\p{M}\\p{N}_/@=&%+$-]|[.:,][\\p{L}\\p{N}])";

  static final Pattern UUID =
      Pattern.compile(
          BEFORE
              + "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
              + AFTER);

  /* With digits and letters both: a number is none. */
  static final Pattern HEXADECIMAL =
      Pattern.compile(
          BEFORE
              + "(?:(?=[0-9]{0,63}[a-f])(?=[a-f]{0,63}[0-9])[0-9a-f]{16,64}"
              + "|(?=[0-9]{0,63}[A-F])(?=[A-F]{0,63}[0-9])[0-9A-F]{16,64})"
              + AFTER);

  private static final int END = 4;

  static List<Stamp> in(String text, Pattern form) {
    List<Stamp> found = new ArrayList<>();
    Matcher matcher = form.matcher(text);
    while (matcher.find()) {
      found.add(
          new Stamp(matcher.start(), matcher.end(), matcher.group(), traces(matcher.group())));
    }
    return found;
  }

  /* An answer may speak of the one that begins or ends with some digits. */
  private static List<String> traces(String id) {
    String small = id.toLowerCase(Locale.ROOT);
    return Arrays.asList(small.substring(0, 2 * END), small.substring(small.length() - END));
  }

  private Ids() {}
}
