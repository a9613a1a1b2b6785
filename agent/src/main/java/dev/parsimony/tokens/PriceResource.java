/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads prices in the format of the table that comes with the agent. */
final class PriceResource {

  private static final String NAME = "prices.json";

  static List<Price> read() {
    try (InputStream in = PriceResource.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IOException("the price table is not in the jar");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Price> read(InputStream in) throws IOException {
    List<Price> prices = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        if (field.equals("prices")) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            prices.add(price(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    }
    return prices;
  }

  private static Price price(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, BigDecimal> numbers = new HashMap<>();
    Map<String, BigDecimal> band = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String rate = parser.currentName();
          parser.nextToken();
          band.put(rate, parser.getDecimalValue());
        }
      } else if (value.isNumeric()) {
        numbers.put(field, parser.getDecimalValue());
      } else {
        texts.put(field, parser.getText());
      }
    }
    Price price = Price.of(required(texts, "provider"), required(texts, "model"), rates(numbers));
    String from = texts.get("from");
    if (from != null) {
      price = price.from(LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    price = Boolean.parseBoolean(texts.get("flex")) ? price.withFlex() : price;
    return band.isEmpty()
        ? price
        : price.withLongContext(required(band, "above").longValueExact(), rates(band));
  }

  private static Rates rates(Map<String, BigDecimal> numbers) throws IOException {
    return Rates.perMillion(
            required(numbers, "input"),
            numbers.get("output"),
            numbers.get("cacheRead"),
            numbers.get("cacheWrite"))
        .withLongLivedWrite(numbers.get("cacheWrite1h"));
  }

  private static <T> T required(Map<String, T> values, String field) throws IOException {
    @Nullable T value = values.get(field);
    if (value == null) {
      throw new IOException("a price has no " + field);
    }
    return value;
  }

  private PriceResource() {}
}
