/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON as text and as tree. A tree is made of {@code Map}, {@code List}, {@code String}, {@code
 * Boolean}, {@link JsonNumber} and null; in what is written, {@code Integer} and {@code Long} may
 * stand for numbers as well.
 */
public final class Json {

  private static final int POOLED_BUFFERS = 64;
  private static final int OUTLINED_CHARS = 500;

  /*
   * Prompts are as long as they are. Names are not interned, since they come from outside; the
   * buffers are pooled here rather than in the application's threads.
   */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder()
                  .maxNestingDepth(2 * StreamReadConstraints.DEFAULT_MAX_DEPTH)
                  .build())
          .recyclerPool(JsonRecyclerPools.newBoundedPool(POOLED_BUFFERS))
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** A parser over UTF-8 text; it knows byte offsets. */
  public static JsonParser parser(byte[] text, int start, int end)
      throws IOException, MalformedBodyException {
    // A zero byte this early means UTF-16 or UTF-32, where a parser has no byte offsets.
    for (int i = start; i < Math.min(end, start + 4); i++) {
      if (text[i] == 0) {
        throw new MalformedBodyException("not UTF-8");
      }
    }
    return FACTORY.createParser(text, start, end - start);
  }

  /** Reads a whole text as a tree; the last of duplicate keys counts. */
  public static @Nullable Object read(byte[] text) throws MalformedBodyException {
    return read(text, 0, text.length);
  }

  /** Reads a part of a text as a tree. */
  static @Nullable Object read(byte[] text, int start, int end) throws MalformedBodyException {
    return read(text, start, end, null, Integer.MAX_VALUE);
  }

  /** Reads a whole text as a tree in which long texts are cut and lists of numbers hold one. */
  public static @Nullable Object outline(byte[] text) throws MalformedBodyException {
    return read(text, 0, text.length, null, OUTLINED_CHARS);
  }

  /**
   * The same without the members of other names.
   *
   * @param names of the members to be read, whatever object they stand in
   */
  public static @Nullable Object outline(byte[] text, Set<String> names)
      throws MalformedBodyException {
    return read(text, 0, text.length, names, OUTLINED_CHARS);
  }

  private static @Nullable Object read(
      byte[] text, int start, int end, @Nullable Set<String> names, int maxChars)
      throws MalformedBodyException {
    try (JsonParser parser = parser(text, start, end)) {
      return new TreeReader(parser, names, maxChars).read();
    } catch (IOException | RuntimeException e) {
      throw new MalformedBodyException("not valid JSON");
    }
  }

  /** Writes a tree as UTF-8 text without white space. */
  public static byte[] write(@Nullable Object tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      new TreeWriter(generator).write(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes a tree as text without white space. */
  public static String writeText(@Nullable Object tree) {
    return new String(write(tree), StandardCharsets.UTF_8);
  }

  /** The names of an {@linkplain #outline outline}, with those of other readers. */
  public static Set<String> names(Set<String> others, String... names) {
    Set<String> all = new HashSet<>(others);
    all.addAll(Arrays.asList(names));
    return Collections.unmodifiableSet(all);
  }

  /** A new object of names and values, in turn. */
  public static Map<String, @Nullable Object> objectOf(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /** The value as an object; an empty one where it is something else. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map
        ? (Map<String, @Nullable Object>) value
        : Collections.<String, @Nullable Object>emptyMap();
  }

  /** The members of the object that a text holds; none where it is malformed or something else. */
  public static Map<String, @Nullable Object> membersOf(byte[] text) {
    try {
      return object(read(text));
    } catch (MalformedBodyException e) {
      return Collections.emptyMap();
    }
  }

  /** The value as an array; an empty one where it is something else. */
  @SuppressWarnings("unchecked")
  public static List<@Nullable Object> array(@Nullable Object value) {
    return value instanceof List
        ? (List<@Nullable Object>) value
        : Collections.<@Nullable Object>emptyList();
  }

  /** The value as a string; null where it is something else. */
  public static @Nullable String string(@Nullable Object value) {
    return value instanceof String ? (String) value : null;
  }

  /** Whether the value is a string with something in it. */
  public static boolean isText(@Nullable Object value) {
    return value instanceof String && !((String) value).isEmpty();
  }

  /** Whether the value is a string that says something: blanks and line breaks alone do not. */
  public static boolean isSaid(@Nullable Object value) {
    return value instanceof String
        && ((String) value).chars().anyMatch(c -> !Character.isWhitespace(c));
  }

  /** Whether the value says nothing: null, or an empty string, object or array. */
  public static boolean isBlank(@Nullable Object value) {
    return value == null
        || (value instanceof Map && ((Map<?, ?>) value).isEmpty())
        || (value instanceof List && ((List<?>) value).isEmpty())
        || (value instanceof String && ((String) value).isEmpty());
  }

  private Json() {}
}
