/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.complexity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnWeightsTest {

  @TempDir Path folder;

  @Test
  void whatCalibrateWrites_isRead() throws Exception {
    String text = WeightsFile.write(Weights.assumed());

    assertThat(WeightsFile.write(OwnWeights.read(file(text.getBytes(UTF_8))))).isEqualTo(text);
  }

  @Test
  void whateverIsWrong_isSaidInAFewWords() throws Exception {
    assertWrong(folder.resolve("absent").toString(), "does not exist");
    assertWrong(folder.toString(), "is not a regular file");
    assertWrong(file(new byte[(1 << 20) + 1]), "is too large; allowed: 1MiB");
    assertWrong(file(new byte[] {(byte) 0xff, (byte) 0xfe}), "is not text in UTF-8");
    assertWrong("a\0b", "cannot be read: InvalidPathException");
    assertWrong(
        file("hello".getBytes(UTF_8)),
        "line 1: not a line of weights; allowed: 'parsimony complexity weights 1'");
  }

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("weights.txt"), content).toString();
  }

  private static void assertWrong(String file, String message) {
    assertThatThrownBy(() -> OwnWeights.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }
}
