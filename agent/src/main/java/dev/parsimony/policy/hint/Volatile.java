/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.regex.Pattern;

/** What often changes in texts that are the same otherwise. All patterns take time linear in it. */
final class Volatile {

  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}";
  private static final String TIME =
      "\\d{4}-\\d{2}-\\d{2}"
          + "|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}"
          + "|T?\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?"
          + "|(?<=\\d)T\\d{2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?"
          + "|\\b(?:\\d{1,2}\\.? )?"
          + MONTH
          + "(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?\\b"
          + "|\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}day\\b"
          + "|\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b"
          + "|\\b1\\d{9}(?:\\d{3}|\\d{6}|\\d{9})?\\b";
  private static final String ID =
      "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b"
          + "|\\b[0-9a-fA-F]{16,64}\\b"
          + "|\\b[0-9A-HJKMNP-TV-Z]{26}\\b";

  /** Dates and times of day, and seconds since 1970 and parts of them. */
  static final Pattern TIMES = Pattern.compile(TIME);

  /** UUIDs and the like. */
  static final Pattern IDS = Pattern.compile(ID);

  static final Pattern BOTH = Pattern.compile(ID + "|" + TIME);

  /** Whatever is counted. */
  static final Pattern NUMBERS = Pattern.compile("\\d{1,400}");

  private Volatile() {}
}
