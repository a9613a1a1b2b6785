/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is used of budgets as text: a line for each account, which is known by a hash that is made
 * with random bytes of the file. The last line is a sum of all.
 */
final class UseFormat {

  static final int SALT_BYTES = 32;

  private static final String FIRST_LINE = "parsimony-budget-use 1\n";
  private static final Pattern SALT = Pattern.compile("salt ([A-Za-z0-9+/]{43}=)");
  private static final Pattern ACCOUNT =
      Pattern.compile("([A-Za-z0-9+/]{43}=) ([0-9]{1,18}) ([0-9]{1,18}) ([0-9]{1,18}) ([01])");

  private final byte[] salt;
  private final Map<String, Period> periods;

  private UseFormat(byte[] salt, Map<String, Period> periods) {
    this.salt = salt;
    this.periods = periods;
  }

  static byte[] write(byte[] salt, Map<String, Period> periods) {
    StringBuilder text = new StringBuilder(FIRST_LINE);
    text.append("salt ").append(Base64.getEncoder().encodeToString(salt)).append('\n');
    periods.forEach(
        (account, period) ->
            text.append(account)
                .append(' ')
                .append(period.endMillis())
                .append(' ')
                .append(Math.max(0, period.tokens()))
                .append(' ')
                .append(Math.max(0, period.nanoUsd()))
                .append(period.isWarned() ? " 1\n" : " 0\n"));
    return (text + "sum " + sum(text.toString()) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Null for what is not whole, or of another version. */
  static @Nullable UseFormat read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf("sum ");
    if (end < 0 || !text.substring(end).equals("sum " + sum(text.substring(0, end)) + "\n")) {
      return null;
    }
    String[] lines = text.substring(0, end).split("\n", 0);
    Matcher salt = SALT.matcher(lines.length > 1 ? lines[1] : "");
    if (!FIRST_LINE.equals(lines[0] + "\n") || !salt.matches()) {
      return null;
    }
    Map<String, Period> periods = new LinkedHashMap<>();
    for (int i = 2; i < lines.length; i++) {
      Matcher account = ACCOUNT.matcher(lines[i]);
      if (!account.matches()) {
        return null;
      }
      periods.put(account.group(1), period(account));
    }
    return new UseFormat(Base64.getDecoder().decode(salt.group(1)), periods);
  }

  private static Period period(Matcher account) {
    return new Period(
        Long.parseLong(account.group(2)),
        Long.parseLong(account.group(3)),
        Long.parseLong(account.group(4)),
        account.group(5).equals("1"));
  }

  byte[] salt() {
    return salt;
  }

  /** By the hash of the account. */
  Map<String, Period> periods() {
    return periods;
  }

  private static String sum(String text) {
    byte[] hash = Sha256.start().digest(text.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder digits = new StringBuilder();
    for (byte b : hash) {
      digits.append(String.format("%02x", b));
    }
    return digits.toString();
  }
}
