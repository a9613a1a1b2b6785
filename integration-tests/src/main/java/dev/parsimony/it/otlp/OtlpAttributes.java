/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attributes as plain Java values, by name. */
public final class OtlpAttributes {

  private OtlpAttributes() {}

  public static Map<String, Object> of(List<KeyValue> attributes) {
    Map<String, Object> values = new TreeMap<>();
    attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
    return values;
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(OtlpAttributes::value).toList();
      default -> throw new AssertionError("unexpected value " + value);
    };
  }
}
