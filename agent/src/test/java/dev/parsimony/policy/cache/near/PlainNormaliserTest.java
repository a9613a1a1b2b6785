/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.policy.cache.near.plain.PlainNormaliser;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The form of a text is what the same rules, written plainly, make of it. */
class PlainNormaliserTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final int TEXTS = 12_000;

  @Test
  void generatedTexts_haveTheFormsOfThePlainRules() {
    GeneratedTexts texts = new GeneratedTexts(3);
    Random random = new Random(4);
    int changed = 0;
    int traced = 0;
    int none = 0;
    for (int i = 0; i < TEXTS; i++) {
      Set<NormalRule> rules = EnumSet.noneOf(NormalRule.class);
      for (NormalRule rule : NormalRule.values()) {
        if (i % 2 == 0 || random.nextBoolean()) {
          rules.add(rule);
        }
      }
      List<String> open = new ArrayList<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        open.add(texts.next());
      }
      List<String> all = new ArrayList<>(open);
      all.addAll(random.nextInt(4) == 0 ? List.of(texts.next()) : List.of());

      PlainNormaliser plain = PlainNormaliser.of(rules, open, all, TODAY);
      Normaliser normal = Normaliser.of(rules, open, all, TODAY);

      if (plain == null || normal == null) {
        assertThat(normal == null).as("%s %s", rules, open).isEqualTo(plain == null);
        none++;
        continue;
      }
      assertThat(normal.texts()).as("%s %s", rules, open).isEqualTo(plain.texts());
      assertThat(normal.traces()).as("%s %s", rules, open).isEqualTo(plain.traces());
      changed += normal.texts().equals(open) ? 0 : 1;
      traced += normal.traces().isEmpty() ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(TEXTS / 4);
    assertThat(traced).isGreaterThan(TEXTS / 20);
    assertThat(none).isLessThan(TEXTS / 4);
  }
}
