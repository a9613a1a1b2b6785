/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelAliasTest {

  private static final long HOUR = ModelAlias.NANOS_TO_GO_BACK;

  private final ModelAlias alias = new ModelAlias();

  @Test
  void nameThatNobodyAnsweredUnder_endsNothing() {
    assertThat(alias.hasLeft("old", 5)).isFalse();
  }

  @Test
  void newSnapshot_endsWhatAnotherHasSaidBefore() {
    alias.answered("old", 10);
    alias.answered("old", 20);
    assertThat(alias.hasLeft("old", 10)).isFalse();

    alias.answered("new", 30);

    assertThat(alias.hasLeft("old", 20)).isTrue();
    assertThat(alias.hasLeft("old", 30)).isTrue();
    assertThat(alias.hasLeft("new", 30)).isFalse();
  }

  @Test
  void knownSnapshotThatAnswersAgain_isAsGoodAsTheNewOne_andEndsNothing() {
    alias.answered("old", 10);
    alias.answered("new", 20);

    for (int turn = 1; turn < 1_000; turn++) {
      alias.answered("old", turn * HOUR);
      alias.answered("new", turn * HOUR + 1);
    }

    assertThat(alias.hasLeft("old", 30)).isFalse();
    assertThat(alias.hasLeft("new", 20)).isFalse();
    assertThat(alias.hasLeft("old", 10)).isTrue();
  }

  @Test
  void knownSnapshotThatAnswersAlone_oftenAndForLong_isWhereTheNameGoesBackTo() {
    alias.answered("old", 10);
    alias.answered("new", 20);
    for (int i = 0; i < 100; i++) {
      alias.answered("old", 30 + i);
    }
    assertThat(alias.hasLeft("new", 20)).isFalse();

    alias.answered("old", 30 + HOUR);

    assertThat(alias.hasLeft("new", 20)).isTrue();
    assertThat(alias.hasLeft("old", 30)).isFalse();
  }

  @Test
  void fewAnswersInALongTime_areNotEnoughToGoBack() {
    alias.answered("old", 10);
    alias.answered("new", 20);

    for (int i = 1; i < ModelAlias.ANSWERS_TO_GO_BACK; i++) {
      alias.answered("old", 30 + i * HOUR);
    }
    assertThat(alias.hasLeft("new", 20)).isFalse();

    alias.answered("old", 30 + ModelAlias.ANSWERS_TO_GO_BACK * HOUR);
    assertThat(alias.hasLeft("new", 20)).isTrue();
  }

  @Test
  void nameForAChoiceOfManyModels_endsNothing() {
    int many = ModelAlias.MOST_SNAPSHOTS + 1;
    IntStream.range(0, many).forEach(i -> alias.answered("model " + i, 10 + i));
    alias.answered("one more", 1_000);

    assertThat(IntStream.range(0, many)).noneMatch(i -> alias.hasLeft("model " + i, 10 + i));
    assertThat(alias.hasLeft("one more", 1_000)).isFalse();
  }

  @Test
  void olderAnswerThatIsFoundLater_endsItself_andNotTheNewOne() {
    alias.answered("new", 30);
    alias.answered("old", 20);

    assertThat(alias.hasLeft("old", 20)).isTrue();
    assertThat(alias.hasLeft("new", 30)).isFalse();
  }

  @Test
  void timesThatPassTheEndOfTheirRange_areStillInOrder() {
    alias.answered("old", Long.MAX_VALUE);
    alias.answered("new", Long.MIN_VALUE + 5);

    assertThat(alias.hasLeft("old", Long.MAX_VALUE)).isTrue();
    assertThat(alias.hasLeft("new", Long.MIN_VALUE + 5)).isFalse();
  }
}
