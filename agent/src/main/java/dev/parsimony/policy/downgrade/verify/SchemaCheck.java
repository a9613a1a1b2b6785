/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.JsonNode.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds a value against the common part of JSON schema. What it does not know, it accepts. */
final class SchemaCheck {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_STEPS = 100_000;
  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.0*[1-9]\\d*");

  private int steps;

  static boolean fits(JsonNode value, JsonNode schema) {
    return new SchemaCheck().fits(value, schema, 0);
  }

  private boolean fits(JsonNode value, JsonNode schema, int depth) {
    if (!schema.is(Kind.OBJECT) || depth > MAX_DEPTH || ++steps > MAX_STEPS) {
      return true;
    }
    return fitsType(value, schema.member("type"))
        && fitsEnum(value, schema.member("enum"))
        && fitsAny(value, schema.member("anyOf"), depth)
        && (!value.is(Kind.OBJECT) || fitsMembers(value, schema, depth))
        && fitsItems(value, schema.member("items"), depth);
  }

  private static boolean fitsType(JsonNode value, JsonNode type) {
    List<JsonNode> types = type.is(Kind.ARRAY) ? type.elements() : Collections.singletonList(type);
    return types.isEmpty() || types.stream().anyMatch(each -> isOf(value, each.string()));
  }

  private static boolean isOf(JsonNode value, @Nullable String type) {
    switch (String.valueOf(type)) {
      case "object":
        return value.is(Kind.OBJECT);
      case "array":
        return value.is(Kind.ARRAY);
      case "string":
        return value.is(Kind.STRING);
      case "boolean":
        return value.is(Kind.SCALAR) && isBoolean(value);
      case "null":
        return type == null || isNull(value);
      case "number":
        return isNumber(value);
      case "integer":
        return isNumber(value) && !FRACTION.matcher(value.json()).matches();
      default:
        return true;
    }
  }

  private static boolean isBoolean(JsonNode value) {
    return value.json().equals("true") || value.json().equals("false");
  }

  private static boolean isNull(JsonNode value) {
    return value.is(Kind.SCALAR) && value.json().equals("null");
  }

  private static boolean isNumber(JsonNode value) {
    return value.is(Kind.SCALAR) && !isBoolean(value) && !isNull(value);
  }

  /* Objects and arrays may be written in more than one way, numbers too. */
  private static boolean fitsEnum(JsonNode value, JsonNode allowed) {
    if (!allowed.is(Kind.ARRAY) || isNumber(value)) {
      return true;
    }
    String text = value.string();
    for (JsonNode each : allowed.elements()) {
      boolean same = text == null ? value.json().equals(each.json()) : text.equals(each.string());
      if (same || each.is(Kind.OBJECT) || each.is(Kind.ARRAY)) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsAny(JsonNode value, JsonNode choices, int depth) {
    List<JsonNode> any = choices.elements();
    return any.isEmpty() || any.stream().anyMatch(each -> fits(value, each, depth + 1));
  }

  private boolean fitsMembers(JsonNode value, JsonNode schema, int depth) {
    for (JsonNode name : schema.member("required").elements()) {
      String wanted = name.string();
      if (wanted != null && value.member(wanted).is(Kind.MISSING)) {
        return false;
      }
    }
    JsonNode known = schema.member("properties");
    boolean closed = isClosed(schema);
    for (JsonNode member : new ArrayList<>(value.children())) {
      JsonNode described = known.member(member.name());
      boolean unknown = described.is(Kind.MISSING);
      if (unknown ? closed : !fits(member, described, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  /* A member may be known by what is not looked at. */
  private static boolean isClosed(JsonNode schema) {
    return schema.member("additionalProperties").json().equals("false")
        && schema.member("patternProperties").is(Kind.MISSING)
        && schema.member("allOf").is(Kind.MISSING)
        && schema.member("$ref").is(Kind.MISSING);
  }

  private boolean fitsItems(JsonNode value, JsonNode items, int depth) {
    return value.elements().stream().allMatch(each -> fits(each, items, depth + 1));
  }
}
