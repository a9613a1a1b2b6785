/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The kinds of values that settings have. */
public final class Kinds {

  private static final String HEADER_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}";

  private static final List<String> YES = Arrays.asList("true", "yes", "on");
  private static final List<String> NO = Arrays.asList("false", "no", "off");
  private static final int MAX_PATTERN_CHARS = 1_000;

  public static Kind<Boolean> bool() {
    return new ScalarKind<>(
        "a boolean",
        "true or false",
        Kinds::parseBoolean,
        any -> true,
        String::valueOf,
        schema("type", "boolean"));
  }

  public static Kind<Long> integer(long min, long max) {
    return new ScalarKind<>(
        "a whole number",
        min + " to " + max,
        text -> text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null,
        between(min, max),
        String::valueOf,
        schema("type", "integer", "minimum", min, "maximum", max));
  }

  /** Decimals in plain notation with at most nine places. */
  public static Kind<BigDecimal> decimal(String min, String max) {
    BigDecimal from = new BigDecimal(min);
    BigDecimal to = new BigDecimal(max);
    String sign = from.signum() < 0 ? "-?" : "";
    return new ScalarKind<>(
        "a number",
        min + " to " + max,
        text -> text.matches(sign + "[0-9]{1,12}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : null,
        between(from, to),
        BigDecimal::toPlainString,
        schema("type", "number", "minimum", from, "maximum", to));
  }

  public static Kind<Duration> duration(String min, String max) {
    return new ScalarKind<>(
        "a duration",
        min + " to " + max,
        Kinds::parseDuration,
        between(bound(parseDuration(min)), bound(parseDuration(max))),
        duration -> Units.DURATION.format(duration.toMillis()),
        Units.DURATION.schema());
  }

  /** Sizes in bytes. */
  public static Kind<Long> size(String min, String max) {
    return new ScalarKind<>(
        "a size",
        min + " to " + max,
        Units.SIZE::parse,
        between(bound(Units.SIZE.parse(min)), bound(Units.SIZE.parse(max))),
        Units.SIZE::format,
        Units.SIZE.schema());
  }

  /** One of a few values, each known by its label, in whatever case. */
  public static <T> Kind<T> choice(List<T> values, Function<T, String> label) {
    Map<String, T> byLabel = new LinkedHashMap<>();
    values.forEach(value -> byLabel.put(label.apply(value), value));
    String labels = String.join(", ", byLabel.keySet());
    return new ScalarKind<>(
        "one of the choices",
        labels,
        text -> byLabel.get(text.toLowerCase(Locale.ROOT)),
        any -> true,
        label,
        schema("enum", new ArrayList<>(byLabel.keySet())));
  }

  public static Kind<String> text() {
    return matching("a text", "any text that is not blank", "(?s).*\\S.*");
  }

  public static Kind<String> path() {
    return matching("a path", "the path of a file", "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");
  }

  public static Kind<String> name() {
    return matching(
        "a name",
        "at most 64 letters, digits, - and _, a letter or digit first",
        "[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  }

  public static Kind<String> headerName() {
    return matching("a header name", "a header name", HEADER_NAME);
  }

  /** Whether a text can be the name of a header. */
  public static boolean isHeaderName(String text) {
    return text.matches(HEADER_NAME);
  }

  /**
   * Globs in which {@code **} stands for any text, and {@code *} for any text without the
   * separator.
   */
  public static Kind<Glob> glob(@Nullable Character separator) {
    return new ScalarKind<>(
        "a glob",
        separator == null
            ? "text in which * stands for anything"
            : "text in which ** stands for anything, * for anything without " + separator,
        text -> shortEnough(text) ? Glob.of(text, separator) : null,
        any -> true,
        Glob::pattern,
        schema("type", "string", "minLength", 1));
  }

  public static Kind<Pattern> regex() {
    return new ScalarKind<>(
        "a regular expression",
        "a pattern of java.util.regex, found anywhere",
        Kinds::parsePattern,
        any -> true,
        Pattern::pattern,
        schema("type", "string", "minLength", 1));
  }

  public static Kind<LocalDate> date() {
    return new ScalarKind<>(
        "a date",
        "a date as year-month-day",
        Kinds::parseDate,
        any -> true,
        LocalDate::toString,
        schema("type", "string", "format", "date"));
  }

  public static Kind<ZoneId> zone() {
    return of("a time zone", "a time zone", Kinds::parseZone, ZoneId::getId);
  }

  public static <T> Kind<List<T>> listOf(Kind<T> element) {
    return new ListKind<>(element, 0);
  }

  public static <T> Kind<List<T>> someOf(Kind<T> element) {
    return new ListKind<>(element, 1);
  }

  public static <T> Kind<Map<String, T>> mapOf(Kind<T> value) {
    return new MapKind<>("names", value.allowed(), text(), value);
  }

  /**
   * @param keys the keys in words, such as {@code dates}
   */
  public static <K, T> Kind<Map<K, T>> mapOf(String keys, Kind<K> key, Kind<T> value) {
    return new MapKind<>(keys, key.allowed() + ", each with " + value.allowed(), key, value);
  }

  /** Values of any type that are written as one text. */
  public static <T> Kind<T> of(
      String name,
      String allowed,
      Function<String, @Nullable T> parser,
      Function<T, String> writer) {
    return new ScalarKind<>(
        name,
        allowed,
        parser::apply,
        any -> true,
        writer,
        schema("type", "string", "minLength", 1));
  }

  private static Kind<String> matching(String name, String allowed, String regex) {
    Pattern pattern = Pattern.compile(regex);
    return new ScalarKind<>(
        name,
        allowed,
        text -> pattern.matcher(text).matches() ? text : null,
        any -> true,
        text -> text,
        schema("type", "string", "minLength", 1));
  }

  private static @Nullable Boolean parseBoolean(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Boolean.TRUE : NO.contains(word) ? Boolean.FALSE : null;
  }

  private static @Nullable Duration parseDuration(String text) {
    Long millis = Units.DURATION.parse(text);
    return millis == null ? null : Duration.ofMillis(millis);
  }

  private static @Nullable Pattern parsePattern(String text) {
    try {
      return shortEnough(text) ? Pattern.compile(text) : null;
    } catch (PatternSyntaxException malformed) {
      return null;
    }
  }

  private static @Nullable LocalDate parseDate(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }

  private static @Nullable ZoneId parseZone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  private static boolean shortEnough(String text) {
    return !text.isEmpty() && text.length() <= MAX_PATTERN_CHARS;
  }

  private static <C extends Comparable<C>> Predicate<C> between(C min, C max) {
    return value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
  }

  private static <C> C bound(@Nullable C parsed) {
    return requireNonNull(parsed, "the bound is not of its own kind");
  }

  private static Map<String, Object> schema(Object... keysAndValues) {
    Map<String, Object> schema = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      schema.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return Collections.unmodifiableMap(schema);
  }

  private Kinds() {}
}
