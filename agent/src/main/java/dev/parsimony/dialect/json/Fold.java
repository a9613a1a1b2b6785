/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which pieces become a whole. Text under construction is a {@code StringBuilder}
 * until {@link #settled}. A method answers false where the pieces contradict each other.
 */
public final class Fold {

  /** Keeps the first value that says something; another one must be the same. */
  public static boolean keep(
      Map<String, @Nullable Object> whole, String name, @Nullable Object value) {
    Object known = whole.get(name);
    if (Json.isBlank(known)) {
      if (!whole.containsKey(name) || !Json.isBlank(value)) {
        whole.put(name, value);
      }
      return true;
    }
    return Json.isBlank(value) || Objects.equals(known, value);
  }

  /** Appends a string; null says only that the field is there. */
  public static boolean append(
      Map<String, @Nullable Object> whole, String name, @Nullable Object piece) {
    Object known = whole.get(name);
    if (piece == null) {
      whole.putIfAbsent(name, null);
      return true;
    }
    if (!(piece instanceof String) || !(known == null || known instanceof StringBuilder)) {
      return Json.isBlank(piece);
    }
    StringBuilder text = known == null ? new StringBuilder() : (StringBuilder) known;
    whole.put(name, text.append((String) piece));
    return true;
  }

  /** Appends the elements of an array. */
  public static boolean extend(
      Map<String, @Nullable Object> whole, String name, @Nullable Object piece) {
    if (!(piece instanceof List)) {
      return keep(whole, name, piece);
    }
    List<@Nullable Object> all = new ArrayList<>();
    if (whole.get(name) instanceof List) {
      all = Json.array(whole.get(name));
    }
    all.addAll(Json.array(piece));
    whole.put(name, all);
    return true;
  }

  /** The member that is an object, made if it is not there. */
  public static Map<String, @Nullable Object> member(
      Map<String, @Nullable Object> whole, String name) {
    if (!(whole.get(name) instanceof Map)) {
      whole.put(name, new LinkedHashMap<String, @Nullable Object>());
    }
    return Json.object(whole.get(name));
  }

  /** The value with all text under construction made final. */
  public static @Nullable Object settled(@Nullable Object value) {
    if (value instanceof StringBuilder) {
      return value.toString();
    }
    if (value instanceof Map) {
      Json.object(value).replaceAll((name, member) -> settled(member));
    } else if (value instanceof List) {
      Json.array(value).replaceAll(Fold::settled);
    }
    return value;
  }

  private Fold() {}
}
