/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeamsTest {

  @Test
  void seams_areThoseOfTheGate() throws Exception {
    Field gate = Class.forName("dev.parsimony.bootstrap.LazyGate").getDeclaredField("SEAMS");
    gate.setAccessible(true);

    Set<String> seams =
        Seams.ALL.stream()
            .map(seam -> seam.className().replace('.', '/'))
            .collect(Collectors.toSet());

    assertThat(gate.get(null)).isEqualTo(seams);
  }

  @Test
  void adapters_exist_andTakeTheirTools() throws Exception {
    for (Seam seam : Seams.ALL) {
      if (seam.adapter() != null) {
        Class<?> adapter = Class.forName(seam.adapter());
        assertThat(Adapter.class).isAssignableFrom(adapter);
        assertThat(adapter.getConstructor(AdapterTools.class)).isNotNull();
      }
    }
  }

  @Test
  void unknownClass_isNoSeam() {
    assertThat(Seams.of("java.lang.Object")).isNull();
    assertThat(requireNonNull(Seams.of("com.openai.core.http.RetryingHttpClient")).hooks())
        .extracting(Hook::method)
        .containsExactlyInAnyOrder("execute", "executeAsync");
  }
}
