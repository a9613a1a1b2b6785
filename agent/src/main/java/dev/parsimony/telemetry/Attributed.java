/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects attributes, leaving out what nobody knows and cutting what is too long. */
final class Attributed {

  private static final int MAX_CHARS = 500;
  private static final int MAX_ITEMS = 32;

  private final AttributesBuilder attributes = Attributes.builder();

  Attributed text(AttributeKey<String> key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(key, cut(value));
    }
    return this;
  }

  Attributed texts(AttributeKey<List<String>> key, List<String> values) {
    if (!values.isEmpty()) {
      List<String> kept = new ArrayList<>();
      for (String value : values.subList(0, Math.min(values.size(), MAX_ITEMS))) {
        kept.add(cut(value));
      }
      attributes.put(key, kept);
    }
    return this;
  }

  /** A count; negative means unknown. */
  Attributed count(AttributeKey<Long> key, long value) {
    if (value >= 0) {
      attributes.put(key, value);
    }
    return this;
  }

  <T> Attributed value(AttributeKey<T> key, @Nullable T value) {
    if (value != null) {
      attributes.put(key, value);
    }
    return this;
  }

  Attributes build() {
    return attributes.build();
  }

  private static String cut(String value) {
    if (value.length() <= MAX_CHARS) {
      return value;
    }
    boolean pair = Character.isHighSurrogate(value.charAt(MAX_CHARS - 1));
    return value.substring(0, pair ? MAX_CHARS - 1 : MAX_CHARS);
  }
}
