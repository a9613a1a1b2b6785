/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which node has which key. */
class SlotTableTest {

  private static final Address ASKED = new Address("asked", 7000);

  @Test
  void slot_isThatOfTheSpecification() {
    assertThat(SlotTable.slot("123456789")).isEqualTo(0x31C3);
    assertThat(SlotTable.slot("")).isZero();
  }

  @Test
  void hashTag_alonePlacesAKey() {
    assertThat(SlotTable.slot("p:{123456789}:answer")).isEqualTo(SlotTable.slot("123456789"));
    assertThat(SlotTable.slot("{}123456789")).isNotEqualTo(SlotTable.slot("123456789"));
    assertThat(SlotTable.slot("{a}{b}")).isEqualTo(SlotTable.slot("a"));
  }

  @Test
  void ranges_areReadWithTheirMasters() {
    SlotTable table =
        requireNonNull(
            SlotTable.read(
                List.of(
                    List.of(0L, 8191L, node("one", 7001), node("replica", 7009)),
                    List.of(8192L, 16383L, node("", 7002))),
                ASKED));

    assertThat(table.owner(0)).isEqualTo(new Address("one", 7001));
    assertThat(table.owner(8191)).isEqualTo(new Address("one", 7001));
    assertThat(table.owner(16383)).isEqualTo(new Address("asked", 7002));
    assertThat(table.nodes()).hasSize(2);
  }

  @Test
  void whatIsNoTable_isNone() {
    assertThat(SlotTable.read(null, ASKED)).isNull();
    assertThat(SlotTable.read(List.of(), ASKED)).isNull();
    assertThat(SlotTable.read(5L, ASKED)).isNull();
    assertThat(SlotTable.read(List.of(5L), ASKED)).isNull();
    assertThat(SlotTable.read(List.of(List.of(0L, 1L)), ASKED)).isNull();
    assertThat(SlotTable.read(List.of(List.of(0L, 16384L, node("a", 1))), ASKED)).isNull();
    assertThat(SlotTable.read(List.of(List.of(-1L, 5L, node("a", 1))), ASKED)).isNull();
    assertThat(SlotTable.read(List.of(List.of(0L, 5L, List.of())), ASKED)).isNull();
  }

  private static List<Object> node(String host, long port) {
    return List.of(host.getBytes(StandardCharsets.UTF_8), port, new byte[40]);
  }
}
