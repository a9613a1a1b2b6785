/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingInputsTest {

  @Test
  void inputsOfAll_areAskedForAsTheFirstAsks_toTheByte() throws Exception {
    List<EmbeddingInputs> all =
        List.of(
            read("{ \"model\": \"m\", \"input\": \"a\\u00e9\" }"),
            read("{\"input\":[\"b\", \"\\n\"],\"model\":\"m\"}"),
            read("{\"input\":\"ü\",\"model\":\"m\"}"));

    assertThat(new String(EmbeddingInputs.join(all), UTF_8))
        .isEqualTo("{ \"model\": \"m\", \"input\": [\"a\\u00e9\",\"b\",\"\\n\",\"ü\"] }");
  }

  @Test
  void tokens_areAskedForBesideTokens() throws Exception {
    EmbeddingInputs one = read("{\"input\":[1,2,3]}");
    EmbeddingInputs several = read("{\"input\":[[4],[5,6]]}");

    assertThat(new String(EmbeddingInputs.join(List.of(one, several)), UTF_8))
        .isEqualTo("{\"input\":[[1,2,3],[4],[5,6]]}");
    assertThat(one.count()).isEqualTo(1);
    assertThat(several.count()).isEqualTo(2);
    assertThat(one.integers()).isEqualTo(3);
    assertThat(several.integers()).isEqualTo(3);
    assertThat(one.others()).isNotEqualTo(read("{\"input\":[\"a\"]}").others());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"input\":\"a\",\"model\":\"n\"}",
        "{\"input\":\"a\",\"model\":\"m\",\"dimensions\":8}",
        "{\"input\":\"a\",\"model\":\"m\",\"encoding_format\":\"base64\"}",
        "{\"input\":\"a\",\"model\":\"m\",\"user\":\"u\"}",
        "{\"input\":\"a\",\"model\":\"m\",\"unknown\":[1]}"
      })
  void whatElseTheBodySays_counts(String body) throws Exception {
    assertThat(read(body).others())
        .isNotEqualTo(read("{\"model\":\"m\",\"input\":\"b\"}").others());
    assertThat(read(body.replace("\"a\"", "\"b\"")).others()).isEqualTo(read(body).others());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"input\":null}",
        "{\"input\":[]}",
        "{\"input\":5}",
        "{\"input\":{}}",
        "{\"input\":[\"a\",1]}",
        "{\"input\":[1,\"a\"]}",
        "{\"input\":[{}]}",
        "{\"input\":[[1],2]}",
        "{\"input\":\"a\",\"input\":\"b\"}",
        "{\"input\":\"a\",\"model\":\"m\",\"model\":\"n\"}"
      })
  void inputsThatCannotStandBesideOthers_areNone(String body) throws Exception {
    assertThat(EmbeddingInputs.read(body.getBytes(UTF_8))).isNull();
  }

  private static EmbeddingInputs read(String body) throws Exception {
    return EmbeddingInputs.read(body.getBytes(UTF_8));
  }
}
