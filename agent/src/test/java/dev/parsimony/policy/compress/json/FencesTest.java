/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which places are in fenced code. */
class FencesTest {

  private static final String TEXT = "a\n```\nb\n```\nc\n~~~\nd\n~~~\n```\ne\n```\nf";

  @Test
  void places_areInTheFenceThatTheyStandIn() {
    List<Segment> fences = Fences.of(TEXT);

    assertThat(IntStream.range(0, TEXT.length()).filter(i -> Fences.cover(fences, i)))
        .containsExactlyElementsOf(
            IntStream.range(0, TEXT.length())
                .filter(i -> fences.stream().anyMatch(f -> f.start() <= i && i < f.end()))
                .boxed()
                .toList());
    assertThat(Fences.cover(fences, TEXT.indexOf('d'))).isTrue();
    assertThat(Fences.cover(fences, TEXT.indexOf('c'))).isFalse();
    assertThat(Fences.cover(List.of(), 0)).isFalse();
  }
}
