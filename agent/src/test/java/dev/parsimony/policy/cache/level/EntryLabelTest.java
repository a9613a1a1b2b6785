/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryLabelTest {

  @Test
  void label_isWhole_orNone() throws Exception {
    EntryLabel label = new EntryLabel("r", "t", "u", "m", "f", Map.of("x", 7L));
    byte[] bytes = label.write();
    for (int length = 1; length < bytes.length; length++) {
      assertThat(EntryLabel.read(Arrays.copyOf(bytes, length))).isNull();
    }
    EntryLabel read = EntryLabel.read(bytes);
    assertThat(read).isNotNull();
    assertThat(read.fields()).containsExactly(Map.entry("x", 7L));
  }
}
