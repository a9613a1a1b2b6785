/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Readers of simple values, for the tables of the dialects. */
public final class Values {

  public static void model(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      facts.model(value.getText());
    }
    value.skipChildren();
  }

  public static void stream(JsonParser value, RequestFacts.Builder facts) throws IOException {
    facts.stream(value.hasToken(JsonToken.VALUE_TRUE));
    value.skipChildren();
  }

  public static ValueReader decimal(Parameter parameter) {
    return new ParameterReader(
        parameter,
        (value, facts) -> {
          if (value.currentToken().isNumeric()) {
            facts.parameter(parameter, value.getDoubleValue());
          }
          value.skipChildren();
        });
  }

  public static ValueReader whole(Parameter parameter) {
    return new ParameterReader(
        parameter,
        (value, facts) -> {
          if (isLong(value)) {
            facts.parameter(parameter, value.getLongValue());
          }
          value.skipChildren();
        });
  }

  public static ValueReader text(Parameter parameter) {
    return new ParameterReader(
        parameter,
        (value, facts) -> {
          if (value.hasToken(JsonToken.VALUE_STRING)) {
            facts.parameter(parameter, value.getText());
          }
          value.skipChildren();
        });
  }

  /** A string, or an array of strings. */
  public static ValueReader texts(Parameter parameter) {
    return new ParameterReader(
        parameter,
        (value, facts) -> {
          List<String> texts = strings(value);
          if (!texts.isEmpty()) {
            facts.parameter(parameter, Collections.unmodifiableList(texts));
          }
        });
  }

  /** A member of an object; the others are skipped. */
  public static ValueReader member(String name, ValueReader reader) {
    return members(FieldTable.builder().key(name, reader).build());
  }

  /** The members of an object, each by its row. All count as parts of the one field. */
  public static ValueReader members(FieldTable rows) {
    return new MembersReader(rows);
  }

  /** A list of tools, all of which the application runs. */
  public static void ownTools(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.isExpectedStartArrayToken() && hasElements(value)) {
      facts.tools(true);
    }
    value.skipChildren();
  }

  /** Not to be reused if the value is set and no empty list. */
  public static ValueReader unlessEmpty(String reason) {
    return (value, facts) -> {
      if (value.isExpectedStartArrayToken() ? hasElements(value) : !isUnset(value)) {
        facts.uncacheable(reason);
      }
      value.skipChildren();
    };
  }

  /** Reads an array to its end; says whether there is anything in it. */
  public static boolean hasElements(JsonParser array) throws IOException {
    boolean elements = false;
    while (array.nextToken() != JsonToken.END_ARRAY) {
      elements = true;
      array.skipChildren();
    }
    return elements;
  }

  /** Not to be reused if the value is set to anything but false. */
  public static ValueReader unlessUnset(String reason) {
    return (value, facts) -> {
      if (!isUnset(value)) {
        facts.uncacheable(reason);
      }
      value.skipChildren();
    };
  }

  /** Not to be reused unless the value is a plain false: unset means true. */
  public static ValueReader unlessFalse(String reason) {
    return (value, facts) -> {
      if (!value.hasToken(JsonToken.VALUE_FALSE)) {
        facts.uncacheable(reason);
      }
      value.skipChildren();
    };
  }

  /** Not to be reused if the value is set and above one, or something odd. */
  public static ValueReader unlessOne(String reason) {
    return (value, facts) -> {
      boolean number = value.currentToken().isNumeric();
      if (number ? value.getDoubleValue() > 1 : !isUnset(value)) {
        facts.uncacheable(reason);
      }
      value.skipChildren();
    };
  }

  /** Both readers, one after the other; the first must leave a scalar where it is. */
  public static ValueReader both(ValueReader first, ValueReader second) {
    return new BothReader(first, second);
  }

  public static boolean isUnset(JsonParser value) {
    return value.hasToken(JsonToken.VALUE_NULL) || value.hasToken(JsonToken.VALUE_FALSE);
  }

  private static boolean isLong(JsonParser value) throws IOException {
    return value.hasToken(JsonToken.VALUE_NUMBER_INT)
        && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  /** The strings of a value that is one or holds some. */
  public static List<String> strings(JsonParser value) throws IOException {
    List<String> strings = new ArrayList<>(1);
    if (value.hasToken(JsonToken.VALUE_STRING)) {
      strings.add(value.getText());
    } else if (value.isExpectedStartArrayToken()) {
      while (value.nextToken() != JsonToken.END_ARRAY) {
        if (value.hasToken(JsonToken.VALUE_STRING)) {
          strings.add(value.getText());
        }
        value.skipChildren();
      }
    } else {
      value.skipChildren();
    }
    return strings;
  }

  private Values() {}
}
