/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a request's body, as labels tell of them. */
final class BodyFields {

  /* Of a field with more elements, the later ones are told apart as one. */
  private static final int MOST_PARTS = 32;
  private static final List<String> USER_FIELDS = Arrays.asList("user", "safety_identifier");

  private final RequestFacts facts;

  BodyFields(RequestFacts facts) {
    this.facts = facts;
  }

  boolean has(String name) {
    return facts.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  /** Adds each field that counts, and its elements or members behind it. */
  void feed(FieldDigests digests) throws MalformedBodyException {
    byte[] body = facts.request().body();
    for (Field field : facts.fields()) {
      if (facts.dialect().classify(field.name()) != FieldClass.IGNORED) {
        digests.put(field.name(), body, field.start(), field.end());
        for (Map.Entry<String, byte[]> part : parts(field.name(), value(field)).entrySet()) {
          digests.put(part.getKey(), part.getValue(), 0, part.getValue().length);
        }
      }
    }
  }

  /** The application's user whom a request names; empty when it names none. */
  String user() throws MalformedBodyException {
    for (Field field : facts.fields()) {
      Object named = null;
      if (USER_FIELDS.contains(field.name())) {
        named = value(field);
      } else if (field.name().equals("metadata")) {
        named = Json.object(value(field)).get("user_id");
      }
      if (named instanceof String) {
        return (String) named;
      }
    }
    return "";
  }

  private @Nullable Object value(Field field) throws MalformedBodyException {
    return Json.read(Arrays.copyOfRange(facts.request().body(), field.start(), field.end()));
  }

  private static Map<String, byte[]> parts(String name, @Nullable Object value) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    if (value instanceof List) {
      List<?> elements = (List<?>) value;
      int single = Math.min(elements.size(), MOST_PARTS);
      for (int i = 0; i < single; i++) {
        parts.put(name + '[' + i + ']', Json.write(elements.get(i)));
      }
      if (single < elements.size()) {
        List<?> rest = elements.subList(single, elements.size());
        parts.put(name + '[' + single + "...]", Json.write(rest));
      }
    } else if (value instanceof Map) {
      for (Map.Entry<String, @Nullable Object> member : Json.object(value).entrySet()) {
        if (parts.size() < MOST_PARTS) {
          parts.put(name + '.' + member.getKey(), Json.write(member.getValue()));
        }
      }
    }
    return parts;
  }
}
