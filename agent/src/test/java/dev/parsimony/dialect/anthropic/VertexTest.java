/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages whose model stands in the path. */
class VertexTest {

  private static final VertexMessagesDialect VERTEX = new VertexMessagesDialect();
  private static final String MODEL =
      "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/anthropic"
          + "/models/claude-opus-4-1%4020250805";

  @Test
  void model_isThatOfThePath_whateverTheBodySays() throws Exception {
    RequestFacts facts = read(":rawPredict", "{\"model\":\"other\",\"messages\":[]}");

    assertThat(facts.model()).isEqualTo("claude-opus-4-1@20250805");
    assertThat(facts.provider()).isEqualTo("gcp.vertex_ai");
    assertThat(facts.stream()).isFalse();
  }

  @Test
  void stream_isAskedForByPathOrBody() throws Exception {
    assertThat(read(":streamRawPredict", "{}").stream()).isTrue();
    assertThat(read(":rawPredict", "{\"stream\":true}").stream()).isTrue();
    assertThat(read(":streamRawPredict", "{\"stream\":[1]}").stream()).isTrue();
  }

  @Test
  void bothActions_haveOneAddress() {
    assertThat(VERTEX.addressed(MODEL + ":streamRawPredict?a=b"))
        .isEqualTo(VERTEX.addressed(MODEL + ":rawPredict?a=b"))
        .isNotEqualTo(VERTEX.addressed(MODEL + ":rawPredict"));
  }

  private static RequestFacts read(String action, String body) throws MalformedBodyException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return VERTEX.readRequest(new WireRequest("POST", MODEL + action, WireHeaders.NONE, bytes));
  }
}
