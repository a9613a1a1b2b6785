/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies of servers, and of what is none. */
class ReplyReaderTest {

  @Test
  void everyKindOfReply_isRead() throws Exception {
    assertThat(read("+OK\r\n")).isEqualTo(bytes("OK"));
    assertThat(read(":-12\r\n")).isEqualTo(-12L);
    assertThat(read("$3\r\na\r\n\r\n")).isEqualTo(bytes("a\r\n"));
    assertThat(read("$0\r\n\r\n")).isEqualTo(bytes(""));
    assertThat(read("$-1\r\n")).isNull();
    assertThat(read("*-1\r\n")).isNull();
    Object list = read("*3\r\n:1\r\n*1\r\n$1\r\nx\r\n-ERR no\r\n");
    assertThat(list).isInstanceOf(List.class);
    assertThat((List<?>) list).hasSize(3);
    assertThat(((List<?>) list).get(2)).isInstanceOf(RedisErrorException.class);
  }

  @Test
  void errorOfTheServer_isThrownWithItsWord() {
    assertThatThrownBy(() -> read("-OOM command not allowed\r\n"))
        .isInstanceOfSatisfying(
            RedisErrorException.class, no -> assertThat(no.code()).isEqualTo("OOM"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "$2147483647\r\n",
        "$99999999999999999999\r\n",
        "$-2\r\n",
        "$1001\r\n",
        "$3\r\nab",
        "$3\r\nabcd\r\n",
        "*2147483647\r\n",
        "*1001\r\n",
        "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n",
        ":\r\n",
        ":1",
        "+OK\n",
        "+OK\rX"
      })
  void whatIsNoReply_isAFailure_andTakesNoMemory(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(RedisErrorException.class);
  }

  @Test
  void endlessLine_isAFailure() {
    assertThatThrownBy(() -> read("+" + "x".repeat(100_000)))
        .isInstanceOf(IOException.class)
        .hasMessage("an endless line");
  }

  @Test
  void anyBytes_areAReplyOrAFailure() {
    Random random = new Random(5);
    String alphabet = "+-:$*0123456789\r\n";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        read(text.toString());
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }

  private static @Nullable Object read(String text) throws IOException {
    return new ReplyReader(new ByteArrayInputStream(bytes(text)), 1_000).read();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
