/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units in which a quantity is written, from the smallest to the largest. */
final class Units {

  static final Units DURATION =
      new Units(
          Arrays.asList("ms", "s", "m", "h", "d"),
          Arrays.asList(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L));
  static final Units SIZE =
      new Units(
          Arrays.asList("B", "KiB", "MiB", "GiB"), Arrays.asList(1L, 1L << 10, 1L << 20, 1L << 30));

  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private final Pattern form;

  private Units(List<String> names, List<Long> amounts) {
    for (int i = 0; i < names.size(); i++) {
      sizes.put(names.get(i), amounts.get(i));
    }
    form = Pattern.compile("([0-9]{1,12}) ?(" + String.join("|", names) + ")");
  }

  /** The written amount in the smallest unit; null when it is not written so. */
  @Nullable Long parse(String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    // Twelve digits of the largest unit do not fit in every case; what overflows is no quantity.
    long number = Long.parseLong(matcher.group(1));
    long unit = sizes.getOrDefault(matcher.group(2), 1L);
    return number > Long.MAX_VALUE / unit ? null : Long.valueOf(number * unit);
  }

  /** The amount in the largest unit that leaves no rest. */
  String format(long amount) {
    String best = "";
    for (Map.Entry<String, Long> unit : sizes.entrySet()) {
      boolean whole = amount % unit.getValue() == 0 && (amount > 0 || best.isEmpty());
      best = whole ? amount / unit.getValue() + unit.getKey() : best;
    }
    return best;
  }

  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "string");
    schema.put("pattern", "^" + form.pattern() + "$");
    return Collections.unmodifiableMap(schema);
  }
}
