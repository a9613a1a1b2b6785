/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Tables tables = new Tables(3, String::length);

  @Test
  void separatedValues_readBackEqual() throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      String json = new RandomJson(seed).rows(3);
      Table table = requireNonNull(Table.of(value(json), 3));

      JsonNode read = MAPPER.readTree(TableReader.read(SeparatedValues.write(table)));

      assertThat(read).as("seed %d: %s", seed, json).isEqualTo(MAPPER.readTree(json));
    }
  }

  @Test
  void shortestWay_isTaken() {
    String rows =
        "[{\"id\":\"a-1\",\"n\":1,\"on\":true},{\"id\":\"a-2\",\"n\":2,\"on\":true},"
            + "{\"id\":\"a-3\",\"n\":null,\"on\":true},{\"id\":\"a-4\",\"n\":4,\"on\":true}]";
    String many = rows.replace("]", "," + rows.substring(1)).replace("]", "," + rows.substring(1));

    assertThat(tables.asText(value(many)))
        .startsWith(
            "[12 rows as CSV, an empty cell is null; in every row \"on\" is true]\nid,n\na-1,1\na-2,2\na-3,\n");
    assertThat(tables.asText(value("[{\"a\":1},{\"a\":2},{\"a\":3}]"))).isNull();
  }

  @Test
  void listWithinAnObject_becomesColumnsAndRows() {
    String list =
        "[{\"name\":\"x\",\"count\":1},{\"name\":\"y\",\"count\":2},{\"name\":\"z\",\"count\":3}]";

    assertThat(tables.asJson(value("{\"total\": 3, \"items\": " + list + "}")))
        .isEqualTo(
            "{\"total\":3,\"items\":{\"columns\":[\"name\",\"count\"],"
                + "\"rows\":[[\"x\",1],[\"y\",2],[\"z\",3]]}}");
  }

  @Test
  void unlikeRows_stay() {
    List<String> unlike =
        List.of(
            "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},{\"a\":1,\"c\":2}]",
            "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},{\"a\":1}]",
            "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},{\"a\":1,\"a\":2}]",
            "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2},[1,2]]",
            "[{},{},{}]");

    assertThat(unlike).allSatisfy(json -> assertThat(tables.asText(value(json))).isNull());
  }

  private static JsonValue value(String json) {
    return requireNonNull(Segments.whole(json), json);
  }
}
