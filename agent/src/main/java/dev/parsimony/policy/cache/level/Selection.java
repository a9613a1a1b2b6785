/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which entries are meant: those that meet all of some criteria. Immutable. */
public final class Selection {

  /** What an entry can be chosen by. */
  public enum Criterion {
    /** The name of the rule that it was stored under. */
    RULE,
    /** The name of the partition, or the short hash of a credential. */
    TENANT,
    /** The short hash of the user whose call bought it. */
    USER,
    /** The model asked for. */
    MODEL,
    /** Stored before this time, in milliseconds since the epoch. */
    BEFORE,
    /** How the hexadecimal digits of its key begin. */
    KEY
  }

  /** All there are. */
  public static final Selection ALL = new Selection(Collections.emptyMap());

  private static final String FIRST_LINE = "parsimony-purge 1";
  private static final String LAST_LINE = "end";

  private final Map<Criterion, String> criteria;

  private Selection(Map<Criterion, String> criteria) {
    this.criteria = criteria;
  }

  /** The same, of which another criterion holds too. */
  public Selection with(Criterion criterion, String value) {
    Map<Criterion, String> more = new EnumMap<>(Criterion.class);
    more.putAll(criteria);
    more.put(criterion, value);
    return new Selection(more);
  }

  /** Whether this is all there are. */
  public boolean isAll() {
    return criteria.isEmpty();
  }

  public boolean matches(ListedEntry entry) {
    for (Map.Entry<Criterion, String> criterion : criteria.entrySet()) {
      if (!matches(entry, criterion.getKey(), criterion.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(ListedEntry entry, Criterion criterion, String value) {
    EntryLabel label = entry.label();
    switch (criterion) {
      case RULE:
        return label.rule().equals(value);
      case TENANT:
        return label.tenant().equals(value);
      case USER:
        return label.user().equals(value);
      case MODEL:
        return label.model().equals(value);
      case BEFORE:
        return entry.storedAt() < Long.parseLong(value);
      default:
        return entry.key().toString().startsWith(value);
    }
  }

  /** As bytes, for somebody else. */
  public byte[] format() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    Base64.Encoder encoder = Base64.getEncoder();
    criteria.forEach(
        (criterion, value) ->
            text.append(criterion.name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(encoder.encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                .append('\n'));
    return text.append(LAST_LINE).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Null when the bytes are no selection: less than what was meant must not become more. */
  public static @Nullable Selection parse(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    int last = lines.length - 2;
    if (last < 1 || !lines[0].equals(FIRST_LINE) || !lines[last].equals(LAST_LINE)) {
      return null;
    }
    Selection selection = ALL;
    try {
      for (int i = 1; i < last; i++) {
        int space = lines[i].indexOf(' ');
        String name = lines[i].substring(0, space).toUpperCase(Locale.ROOT);
        byte[] value = Base64.getDecoder().decode(lines[i].substring(space + 1));
        Criterion criterion = Criterion.valueOf(name);
        selection = selection.with(criterion, new String(value, StandardCharsets.UTF_8));
      }
      String before = selection.criteria.get(Criterion.BEFORE);
      Long.parseLong(before == null ? "0" : before);
      return selection;
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return null;
    }
  }
}
