/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Dialects;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestFactsTest {

  private static final String URL = "https://api.openai.com/v1/chat/completions";

  @Test
  void prompt_isReadOnce_whileSomebodyHoldsIt() {
    AtomicInteger reads = new AtomicInteger();
    RequestFacts facts =
        RequestFacts.builder(
                new WireRequest("POST", URL, WireHeaders.NONE, "{}".getBytes(UTF_8)),
                Objects.requireNonNull(Dialects.recognise("POST", URL)),
                Operation.CHAT)
            .prompt(
                () -> {
                  reads.incrementAndGet();
                  return new Prompt(Collections.emptyList(), Collections.emptyList());
                })
            .build();

    assertThat(reads).hasValue(0);
    Prompt held = facts.prompt();
    assertThat(facts.prompt()).isSameAs(held);
    assertThat(facts.texts()).isEmpty();
    assertThat(reads).hasValue(1);
  }
}
