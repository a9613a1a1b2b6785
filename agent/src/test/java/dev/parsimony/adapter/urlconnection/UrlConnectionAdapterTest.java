/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlConnectionAdapterTest {

  private static final Verdict ANSWER = Verdict.answer(Chat.answer("{\"é\":1}"));
  private static final Verdict CHANGED =
      Verdict.proceed(
          new WireRequest("POST", Rig.ADDRESS, WireHeaders.NONE, Chat.CHANGED.getBytes(UTF_8)));

  @Test
  void observed_theConnectionItselfTakesTheBody() throws Exception {
    try (Rig rig = new Rig(TestEngine.inMode("observe")).respond(Chat.REPLY)) {
      FakeConnection connection = rig.connection();

      assertThat(connection.getOutputStream()).isSameAs(connection.body);
      assertThat(Rig.call(connection)).isEqualTo(Chat.REPLY);

      assertThat(rig.sent).containsExactly(Chat.REQUEST);
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(rig.exchange().reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_skipsTheNetwork() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> ANSWER))) {
      assertThat(Rig.call(rig.connection())).isEqualTo("{\"é\":1}");

      assertThat(rig.sent).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void changedRequestThatFails_isSentAsTheApplicationMadeIt() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> CHANGED))) {
      rig.respond(new IOException("rejected")).respond(Chat.REPLY);

      assertThat(Rig.call(rig.connection())).isEqualTo(Chat.REPLY);

      assertThat(rig.sent).containsExactly(Chat.CHANGED, Chat.REQUEST);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void bodyThatIsSentAsItIsWritten_isObservedAlone() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> ANSWER)).respond(Chat.REPLY)) {
      FakeConnection connection = rig.connection();
      connection.setChunkedStreamingMode(0);

      OutputStream out = connection.getOutputStream();
      out.write(Chat.REQUEST.getBytes(UTF_8));
      assertThat(connection.body.toString(UTF_8)).as("left at once").isEqualTo(Chat.REQUEST);

      assertThat(connection.getInputStream()).asString(UTF_8).isEqualTo(Chat.REPLY);
      connection.getInputStream().close();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.PROVIDER);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void streamAskedForTwice_takesOneBody() throws Exception {
    try (Rig rig = new Rig().respond(Chat.REPLY)) {
      FakeConnection connection = rig.connection();
      connection.getOutputStream().write(Chat.REQUEST.substring(0, 9).getBytes(UTF_8));
      connection.getOutputStream().write(Chat.REQUEST.substring(9).getBytes(UTF_8));
      connection.getInputStream().close();

      assertThat(rig.sent).containsExactly(Chat.REQUEST);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void longBody_goesToTheConnection() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> ANSWER)).respond("{}")) {
      FakeConnection connection = rig.connection();
      byte[] block = new byte[1 << 20];
      OutputStream out = connection.getOutputStream();
      for (int i = 0; i < 9; i++) {
        out.write(block);
      }

      assertThat(connection.getInputStream()).asString(UTF_8).isEqualTo("{}");
      assertThat(rig.sent).singleElement().asString().hasSize(9 << 20);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void headersAreThoseThatAreSent() throws Exception {
    try (Rig rig = new Rig().respond(Chat.REPLY)) {
      FakeConnection connection = rig.connection();
      Rig.write(connection);
      connection.setRequestProperty("X-Tenant", "late");
      connection.getInputStream().close();

      assertThat(rig.exchange().request().request().headers().first("x-tenant")).isEqualTo("late");
    }
  }

  @Test
  void failure_reachesTheApplicationAsItIs_eachTime() throws Exception {
    IOException reset = new IOException("reset");
    try (Rig rig = new Rig().respond(reset)) {
      FakeConnection connection = rig.connection();
      Rig.write(connection);

      assertThat(catchThrowable(connection::getInputStream)).isSameAs(reset);
      assertThat(catchThrowable(connection::getInputStream)).isSameAs(reset);
      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatAnotherLibrarySends_isThatLibrarys_evenIfItWasBegunBefore() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> ANSWER))) {
      rig.respond(Chat.REPLY).respond(Chat.REPLY);
      FakeConnection begun = rig.connection();
      Rig.write(begun);
      Reentry.expect("a request of another library");
      try (InputStream in = begun.getInputStream()) {
        assertThat(in).asString(UTF_8).isEqualTo(Chat.REPLY);
      }
      assertThat(Rig.call(rig.connection())).isEqualTo(Chat.REPLY);
      Reentry.forget();

      assertThat(rig.sent).containsExactly(Chat.REQUEST, Chat.REQUEST);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatIsNoneOfItsBusiness_isLeftToTheConnection() throws Exception {
    try (Rig rig = new Rig(ScriptedPolicy.saying(() -> ANSWER))) {
      FakeConnection form = rig.connection();
      form.setRequestProperty("Content-Type", "text/plain");
      FakeConnection packed = rig.connection();
      packed.setRequestProperty("Content-Encoding", "gzip");
      FakeConnection put = rig.connection();
      put.setRequestMethod("PUT");
      FakeConnection files = rig.connection("http://api.openai.com/v1/files");
      for (FakeConnection other : List.of(form, packed, put, files)) {
        rig.respond("{}");
        assertThat(Rig.call(other)).isEqualTo("{}");
      }

      assertThat(rig.sent).hasSize(4);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }
}
