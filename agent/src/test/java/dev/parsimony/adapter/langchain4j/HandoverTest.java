/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HandoverTest {

  private final Heard heard = new Heard();
  private final Handover handover =
      new Handover(new DefaultServerSentEventParser(), heard, Runnable::run);

  @Test
  void requestThatWasSentAnew_isNotHandedOver_whateverHasComeSince() {
    CompletableFuture<StreamedReply> rejection = new CompletableFuture<>();
    Relay rejected = new Relay(handover, rejection);
    handover.expect(rejected);
    StreamedReply come =
        new StreamedReply(
            FakeClient.response("text/event-stream", null),
            new ByteArrayInputStream("data: x\n\n".getBytes(UTF_8)));
    rejection.whenComplete(
        (never, failed) -> {
          handover.expect(new Relay(handover, new CompletableFuture<>()));
          handover.accept(come, null);
        });

    rejected.onError(new HttpException(400, "{}"));

    assertThat(heard.told).containsExactly("open 200", "x", "close");
  }
}
