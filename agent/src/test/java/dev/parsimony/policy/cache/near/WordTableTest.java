/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordTableTest {

  private static final List<String> LISTS =
      List.of("the a an", "the of was w\u00e4re", "kilo sum ma\u00f1ana i");
  private static final WordTable TABLE = WordTable.of(LISTS.toArray(new String[0]));

  @Test
  void wordOfSeveralLists_isOfAllTheirClasses() {
    assertThat(of("the")).isEqualTo(3);
    assertThat(of("sum")).isEqualTo(4);
    assertThat(of("then")).isZero();
    assertThat(of("The")).isZero();
    assertThat(of("")).isZero();
  }

  @Test
  void stretchWithinAText_isLookedUpByItself() {
    char[] text = "xxthexx".toCharArray();

    assertThat(TABLE.of(text, 2, 5)).isEqualTo(3);
    assertThat(TABLE.of(text, 2, 6)).isZero();
  }

  @Test
  void anyWord_isFoundAsInAPlainMap() {
    Map<String, Integer> plain = new HashMap<>();
    for (int i = 0; i < LISTS.size(); i++) {
      for (String word : LISTS.get(i).split(" ")) {
        plain.merge(word, 1 << i, (one, other) -> one | other);
      }
    }
    Random random = new Random(1);
    String letters = "theaofnwsrkilumTHEI\u00e4\u00c4\u00f1\u00d1\u212a\u0130\u0131\u00df\ud83d ";
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      String text = random.nextInt(3) == 0 ? changed(random) : word.toString();
      char[] chars = text.toCharArray();
      int classes = plain.getOrDefault(text.toLowerCase(Locale.ROOT), 0);

      assertThat(of(text)).as(text).isEqualTo(plain.getOrDefault(text, 0));
      assertThat(TABLE.ofAnyCase(chars, 0, chars.length)).as(text).isEqualTo(classes);
      found += classes == 0 ? 0 : 1;
    }
    assertThat(found).isGreaterThan(10_000);
  }

  private static String changed(Random random) {
    String[] words = String.join(" ", LISTS).split(" ");
    String word = words[random.nextInt(words.length)];
    return switch (random.nextInt(3)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.replace('k', '\u212a');
      default -> word;
    };
  }

  private static int of(String word) {
    return TABLE.of(word.toCharArray(), 0, word.length());
  }
}
