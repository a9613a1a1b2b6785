/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of a summary file, read with the types that it must have. */
final class Figures {

  private static final int MAX_TEXT = 60;

  private final Map<?, ?> values;

  Figures(Map<?, ?> values) {
    this.values = values;
  }

  long number(String name) throws UnreadableSummaryException {
    Object value = values.get(name);
    if (value instanceof Long) {
      return (Long) value;
    }
    throw new UnreadableSummaryException("it is damaged: " + name + " is no number");
  }

  long number(Figure figure) throws UnreadableSummaryException {
    return number(figure.label());
  }

  /** A text, fit for a terminal. */
  String text(String name) throws UnreadableSummaryException {
    Object value = values.get(name);
    if (!(value instanceof String)) {
      throw new UnreadableSummaryException("it is damaged: " + name + " is no text");
    }
    String text = ((String) value).replaceAll("[^\\p{Print}]", "?");
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 3) + "...";
  }

  Figures part(String name) throws UnreadableSummaryException {
    return of(values.get(name), name);
  }

  List<Figures> rows(String name) throws UnreadableSummaryException {
    Object value = values.get(name);
    if (!(value instanceof List)) {
      throw new UnreadableSummaryException("it is damaged: " + name + " is no list");
    }
    List<Figures> rows = new ArrayList<>();
    for (Object row : (List<?>) value) {
      rows.add(of(row, name));
    }
    return rows;
  }

  private static Figures of(@Nullable Object value, String name) throws UnreadableSummaryException {
    if (!(value instanceof Map)) {
      throw new UnreadableSummaryException("it is damaged: " + name + " is no object");
    }
    return new Figures((Map<?, ?>) value);
  }
}
