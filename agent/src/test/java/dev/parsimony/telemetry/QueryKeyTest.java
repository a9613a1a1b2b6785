/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.gemini.GenerateContentDialect;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import org.junit.jupiter.api.Test;

/** A key that stands in the URL. */
class QueryKeyTest {

  @Test
  void key_isInNoAttribute() throws Exception {
    String url = "https://generativelanguage.googleapis.com/v1beta/models/g:generateContent";
    WireRequest request =
        new WireRequest("POST", url + "?key=secret", WireHeaders.NONE, new byte[] {'{', '}'});

    String attributes =
        SpanAttributes.atStart(new GenerateContentDialect().readRequest(request)).toString();

    assertThat(attributes)
        .contains("generativelanguage.googleapis.com", "gcp.gemini")
        .doesNotContain("secret");
  }
}
