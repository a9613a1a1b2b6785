/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.level.ListedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries as tables of text. */
final class CacheTables {

  private static final int KEY_CHARS = 12;
  private static final List<String> HEAD =
      Arrays.asList("key", "rule", "tenant", "user", "model", "age", "kept for", "size");
  private static final long[] AGES = {
    TimeUnit.HOURS.toMillis(1), TimeUnit.DAYS.toMillis(1), TimeUnit.DAYS.toMillis(7), Long.MAX_VALUE
  };
  private static final String[] AGE_NAMES = {
    "1 under an hour", "2 under a day", "3 under a week", "4 older"
  };

  /** One line for each entry. */
  static List<String> list(List<ListedEntry> entries, long now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (ListedEntry entry : entries) {
      rows.add(
          Arrays.asList(
              shortKey(entry),
              shown(entry.label().rule()),
              shown(entry.label().tenant()),
              shown(entry.label().user()),
              shown(entry.label().model()),
              time(now - entry.storedAt()),
              time(entry.expiresAt() - now),
              size(entry.bytes())));
    }
    return lines(rows, "");
  }

  /**
   * How many there are, in all and by what can be told of them.
   *
   * @param fileBytes what the files take, with what has expired or was replaced; null for no files
   */
  static List<String> stats(List<ListedEntry> entries, @Nullable Long fileBytes, long now) {
    List<String> lines = new ArrayList<>();
    long bytes = entries.stream().mapToLong(ListedEntry::bytes).sum();
    lines.add("answers  " + entries.size());
    String files = fileBytes == null ? "" : ", files " + size(fileBytes);
    lines.add("size     " + size(bytes) + files);
    group(lines, "by rule", entries, entry -> shown(entry.label().rule()));
    group(lines, "by tenant", entries, entry -> shown(entry.label().tenant()));
    group(lines, "by model", entries, entry -> shown(entry.label().model()));
    group(lines, "by age", entries, entry -> ageName(now - entry.storedAt()));
    return lines;
  }

  static String shortKey(ListedEntry entry) {
    return entry.key().toString().substring(0, KEY_CHARS);
  }

  private static void group(
      List<String> lines,
      String name,
      List<ListedEntry> entries,
      Function<ListedEntry, String> by) {
    Map<String, long[]> sums = new TreeMap<>();
    for (ListedEntry entry : entries) {
      long[] sum = sums.computeIfAbsent(by.apply(entry), any -> new long[2]);
      sum[0]++;
      sum[1] += entry.bytes();
    }
    List<List<String>> rows = new ArrayList<>();
    sums.forEach((key, sum) -> rows.add(Arrays.asList(key, String.valueOf(sum[0]), size(sum[1]))));
    lines.add(name);
    lines.addAll(lines(rows, "  "));
  }

  private static List<String> lines(List<List<String>> rows, String indent) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.size(); column++) {
        line.append(padded(row.get(column), width(rows, column)));
      }
      lines.add(line.toString().replaceFirst(" +$", ""));
    }
    return lines;
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0) + 2;
  }

  private static String padded(String text, int width) {
    return String.format("%-" + width + "s", text);
  }

  private static String ageName(long millis) {
    int at = 0;
    while (millis >= AGES[at]) {
      at++;
    }
    return AGE_NAMES[at].substring(2);
  }

  /* A name is the application's own: it may hold what would change the terminal. */
  private static String shown(String text) {
    return text.isEmpty() ? "-" : text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String time(long millis) {
    long seconds = Math.max(0, millis) / 1_000;
    return seconds < 120
        ? seconds + "s"
        : seconds < 7_200
            ? seconds / 60 + "m"
            : seconds < 172_800 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
  }

  private static String size(long bytes) {
    return bytes < 1 << 10
        ? bytes + " B"
        : bytes < 1 << 20
            ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
            : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
  }

  private CacheTables() {}
}
