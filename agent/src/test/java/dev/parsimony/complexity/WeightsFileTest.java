/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsFileTest {

  private static final String TEXT = WeightsFile.write(Weights.standard());

  @Test
  void whatWasWritten_isReadAgain() throws Exception {
    assertThat(WeightsFile.write(WeightsFile.read(new StringReader(TEXT)))).isEqualTo(TEXT);
  }

  @Test
  void shippedWeights_areSmall_andWrittenInOrder() {
    assertThat(TEXT.length()).isLessThan(64 * 1024);
    assertThat(TEXT.lines().skip(3).findFirst().orElseThrow()).startsWith("length ");
  }

  @Test
  void risingSignals_neverWeighLessThanNothing() {
    for (Signal signal : Signal.ALL) {
      if (signal.rising()) {
        assertThat(Weights.standard().weight(signal)).as(signal.name()).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,x,line 1: not a line of weights; allowed: 'parsimony complexity weights 1'",
    "2,x,line 2: not a line of weights; allowed: 'origin' and its value",
    "3,bias,line 3: not a line of weights; allowed: 'bias' and its value",
    "3,bias NaN,line 3: not a line of weights; allowed: 'bias' and 1 numbers",
    "4,length 1,line 4: not a line of weights; allowed: 'length' and 2 numbers",
    "4,length 1 2 3,line 4: not a line of weights; allowed: 'length' and 2 numbers",
    "4,length 1 x,line 4: not a line of weights; allowed: 'length' and 2 numbers",
  })
  void wrongLine_isNamed(int number, String line, String message) {
    String[] lines = TEXT.split("\n");
    lines[number - 1] = line;

    assertThatThrownBy(() -> WeightsFile.read(new StringReader(String.join("\n", lines))))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void missingLetters_areNamed() {
    String cut = TEXT.substring(0, TEXT.length() - 10);

    assertThatThrownBy(() -> WeightsFile.read(new StringReader(cut)))
        .hasMessageEndingWith("allowed: 128 letters of A-Z, a-z, 0-9 and -");
  }

  @Test
  void fileIsTheSame_whateverTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(WeightsFile.write(Weights.standard())).isEqualTo(TEXT);
    } finally {
      Locale.setDefault(before);
    }
  }
}
