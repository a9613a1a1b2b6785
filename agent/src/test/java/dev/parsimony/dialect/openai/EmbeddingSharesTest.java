/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingSharesTest {

  private static final String REPLY =
      "{ \"object\":\"list\",\"data\":[\n"
          + "{\"object\":\"embedding\", \"index\": 0,\"embedding\":[0.10,-1.50e-3,1]},\n"
          + "{\"embedding\":[2.0,0.30000000000000000001,-0], \"index\":1},"
          + "{\"embedding\":\"AACAPwAA/+==\",\"index\":2} ],\"model\":\"m\","
          + "\"usage\":{\"prompt_tokens\":10,\"total_tokens\":10,\"details\":{\"a\":1}} }";

  @Test
  void eachGetsItsOwnVectors_countedFromZero_toTheByte() throws Exception {
    List<String> shares = shares(REPLY, new int[] {1, 2}, 1, 1);

    assertThat(shares)
        .containsExactly(
            "{ \"object\":\"list\",\"data\":["
                + "{\"object\":\"embedding\", \"index\": 0,\"embedding\":[0.10,-1.50e-3,1]}"
                + "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5} }",
            "{ \"object\":\"list\",\"data\":["
                + "{\"embedding\":[2.0,0.30000000000000000001,-0], \"index\":0},"
                + "{\"embedding\":\"AACAPwAA/+==\",\"index\":1}"
                + "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5} }");
  }

  @Test
  void vectorsInAnotherOrder_goByTheirIndex_andUsageMayStandInFront() throws Exception {
    String reply =
        "{\"usage\":{\"prompt_tokens\":3},\"data\":["
            + "{\"index\":1,\"embedding\":[1]},{\"index\":0,\"embedding\":[0]}]}";

    assertThat(shares(reply, new int[] {1, 1}, 1, 1))
        .containsExactly(
            "{\"usage\":{\"prompt_tokens\":2},\"data\":[{\"index\":0,\"embedding\":[0]}]}",
            "{\"usage\":{\"prompt_tokens\":1},\"data\":[{\"index\":0,\"embedding\":[1]}]}");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 5, 11", "0, 7, 2", "1, 1000000, 1", "0, 0, 1"})
  void sharesOfTheUsage_addUp(long first, long second, long third) throws Exception {
    List<String> shares = shares(REPLY, new int[] {1, 1, 1}, first, second, third);

    long sum = 0;
    for (String share : shares) {
      sum += EmbeddingsDialect.read(share.getBytes(UTF_8)).usage().input();
    }
    assertThat(sum).isEqualTo(10);
  }

  @Test
  void replyWithoutUsage_isTakenApartAllTheSame() throws Exception {
    String reply = "{\"data\":[{\"index\":0,\"embedding\":[0]}],\"usage\":null}";

    assertThat(shares(reply, new int[] {1}, 1)).containsExactly(reply);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"data\":null}",
        "{\"data\":[1,2]}",
        "{\"error\":{\"message\":\"no\"},\"data\":[{\"index\":0},{\"index\":1}]}",
        "{\"data\":[{\"index\":0}]}",
        "{\"data\":[{\"index\":0},{\"index\":1},{\"index\":2}]}",
        "{\"data\":[{\"index\":0},{\"index\":0}]}",
        "{\"data\":[{\"index\":1},{\"index\":2}]}",
        "{\"data\":[{\"index\":0},{\"index\":99999999999}]}",
        "{\"data\":[{\"index\":0},{\"index\":1.0}]}",
        "{\"data\":[{\"index\":0},{\"index\":\"1\"}]}",
        "{\"data\":[{\"index\":0},{}]}",
        "{\"data\":[{\"index\":0},{\"index\":1}],\"data\":[]}",
        "{\"data\":[{\"index\":0},{\"index\":1}],\"usage\":{},\"usage\":{}}",
        "{\"data\":[{\"index\":0},{\"index\":1}],\"usage\":{\"prompt_tokens\":-1}}",
        "{\"data\":[{\"index\":0},{\"index\":1}],\"usage\":{\"prompt_tokens\":9000000000000000000}}",
        "{\"data\":[{\"index\":0},{\"index\":1}]",
        "{\"data\":[{\"index\":0},{\"index\":1}]} {}",
        "\u0000{\"data\":[{\"index\":0},{\"index\":1}]}"
      })
  void whatIsNoAnswerToAll_isNotTakenApart(String reply) {
    assertThatThrownBy(() -> shares(reply, new int[] {1, 1}, 1, 1))
        .isInstanceOf(MalformedBodyException.class);
  }

  private static List<String> shares(String reply, int[] counts, long... weights)
      throws MalformedBodyException {
    List<String> shares = new ArrayList<>();
    for (byte[] share : EmbeddingShares.of(reply.getBytes(UTF_8), counts, weights)) {
      shares.add(new String(share, UTF_8));
    }
    return shares;
  }
}
