/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.engine.Chat;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.client.ClientHttpResponse;

/** What the application does with a response is done to the transport's. */
class WatchedResponseTest {

  private final FakeResponse original = new FakeResponse(200, Chat.REPLY);
  private final Rig rig = new Rig().reply(original);

  @AfterEach
  void nothingFails() throws Exception {
    rig.close();
    assertThat(rig.engine.suppressed()).isZero();
  }

  @Test
  void responseThatIsClosedUnread_isClosedAsTheTransportDoes() throws Exception {
    rig.execute(rig.request()).close();

    assertThat(original.closed).isEqualTo(1);
    assertThat(original.bodyClosed).isZero();
  }

  @Test
  void bodyThatIsClosed_leavesTheResponseOpen_untilThatIsClosedToo() throws Exception {
    ClientHttpResponse response = rig.execute(rig.request());
    InputStream body = response.getBody();
    assertThat(body.read()).isEqualTo(Chat.REPLY.charAt(0));

    body.close();
    assertThat(original.bodyClosed).isEqualTo(1);
    assertThat(original.closed).isZero();

    response.close();
    response.close();
    assertThat(original.closed).isEqualTo(1);
  }

  @Test
  void bodyThatCannotBeHad_isToldAsByTheTransport() throws Exception {
    original.onBody = new IOException("no body");
    try (ClientHttpResponse response = rig.execute(rig.request())) {
      assertThat(catchThrowable(response::getBody)).isSameAs(original.onBody);
    }
    assertThat(original.closed).isEqualTo(1);
  }

  @Test
  void methodsOfEveryObject_work() throws Exception {
    try (ClientHttpResponse response = rig.execute(rig.request())) {
      assertThat(response.equals(response)).isTrue();
      assertThat(response.equals(original)).isFalse();
      assertThat(response.hashCode()).isEqualTo(response.hashCode());
      assertThat(response.toString()).contains("WatchedResponse");
    }
  }
}
