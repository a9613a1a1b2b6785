/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import dev.parsimony.adapter.openai.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  private final ScriptedPolicy policy = ScriptedPolicy.saying(Verdict::proceed);
  private final Rig rig = new Rig(policy);

  @AfterEach
  void endsOnce() throws Exception {
    rig.close();
    assertThat(policy.journal()).containsOnlyOnce("scripted.ended");
  }

  static Stream<Arguments> failures() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of(
                        new OpenAIIoException("Request failed", new IOException("reset")),
                        new IOException("checked"),
                        new IllegalStateException("of the transport"),
                        new AssertionError("an error"),
                        new CompletionException(new IOException("wrapped")))
                    .map(failure -> Arguments.of(way, failure)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureOfTheCall_reachesTheApplicationAsWithoutTheAgent(Way way, Throwable failure) {
    rig.transport.fail(failure).fail(failure);

    Throwable bare = catchThrowable(() -> rig.bare(way));
    Throwable thrown = catchThrowable(() -> rig.call(way));

    assertThat(thrown).isSameAs(bare);
    assertThat(rig.exchange().status()).isZero();
    assertThat(rig.engine.suppressed()).isZero();
  }

  @Test
  void callbacks_seeTheVeryFailureOfTheLibrarysFuture() throws Throwable {
    CompletionException wrapped = new CompletionException(new IOException("reset"));
    rig.transport.fail(wrapped);
    AtomicReference<Throwable> seen = new AtomicReference<>();

    rig.future().whenComplete((response, failure) -> seen.set(failure));

    assertThat(seen).hasValue(wrapped);
  }

  @ParameterizedTest
  @EnumSource
  void callThatThrowsAtOnce_throwsAtOnce(Way way) {
    UnsupportedOperationException refusal = new UnsupportedOperationException("spent");
    HttpRequest spent = Rig.request().toBuilder().body(new SpentBody(refusal)).build();

    Object[] outcome = rig.outcome(way, spent);

    assertThat(outcome).containsExactly(null, refusal);
    assertThat(rig.engine.suppressed()).isZero();
  }

  static Stream<Arguments> oddResponses() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                List.of("statusCode", "headers", "body").stream()
                    .map(method -> Arguments.of(way, method)));
  }

  @ParameterizedTest
  @MethodSource("oddResponses")
  void responseThatCannotBeRead_isHandedOverUnseen(Way way, String broken) throws Throwable {
    HttpResponse odd = new OddResponse(broken);
    rig.transport.respond(odd);

    assertThat(rig.call(way)).isSameAs(odd);

    assertThat(rig.engine.suppressed()).isEqualTo(1);
  }

  /** A body that the library finds spent, after the agent has read it. */
  private static final class SpentBody implements HttpRequestBody {

    private final RuntimeException refusal;
    private int asked;

    SpentBody(RuntimeException refusal) {
      this.refusal = refusal;
    }

    @Override
    public void writeTo(OutputStream out) {
      try {
        out.write(Chat.REQUEST.getBytes(UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public boolean repeatable() {
      if (asked++ > 0) {
        throw refusal;
      }
      return true;
    }

    @Override
    public void close() {}
  }

  /** A response of an application's own transport, one of whose methods fails at first. */
  private static final class OddResponse implements HttpResponse {

    private String broken;

    OddResponse(String broken) {
      this.broken = broken;
    }

    @Override
    public int statusCode() {
      breakIn("statusCode");
      return 200;
    }

    @Override
    public Headers headers() {
      breakIn("headers");
      return Headers.builder().build();
    }

    @Override
    public InputStream body() {
      breakIn("body");
      return new ByteArrayInputStream(Chat.REPLY.getBytes(UTF_8));
    }

    @Override
    public void close() {}

    private void breakIn(String method) {
      if (broken.equals(method)) {
        broken = "";
        throw new UnsupportedOperationException(method);
      }
    }
  }
}
