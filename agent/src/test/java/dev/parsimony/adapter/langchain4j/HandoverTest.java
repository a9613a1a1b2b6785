/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private final Heard heard = new Heard();
  private final Handover handover =
      new Handover(new DefaultServerSentEventParser(), heard, Runnable::run);

  @Test
  void requestThatWasSentAnew_isNotHandedOver_whateverHasComeSince() {
    Relay rejected = new Relay(handover);
    handover.expect(rejected);
    StreamedReply come =
        new StreamedReply(
            FakeClient.response("text/event-stream", null),
            new ByteArrayInputStream("data: x\n\n".getBytes(UTF_8)));
    rejected
        .reply()
        .whenComplete(
            (never, rejection) -> {
              handover.expect(new Relay(handover));
              handover.accept(come, null);
            });

    assertThat(handover.await(rejected, null, new HttpException(400, "{}"))).isFalse();
    assertThat(heard.told).containsExactly("open 200", "x", "close");
  }
}
