/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.core.http.HttpRequest;
import com.openai.errors.OpenAIIoException;
import dev.parsimony.adapter.openai.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangedRequestTest {

  private static final List<Integer> REJECTIONS = List.of(400, 404, 429, 500);

  private final Rig rig =
      new Rig(
          ScriptedPolicy.saying(
              () -> Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)))));

  @ParameterizedTest
  @EnumSource
  void changedRequest_isSentInItsPlace(Way way) throws Throwable {
    rig.transport.respond(new FakeResponse(200, Chat.REPLY));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    HttpRequest sent = rig.transport.sent().get(0);
    assertThat(rig.transport.sent()).hasSize(1);
    assertThat(Rig.body(sent)).isEqualTo(Chat.CHANGED);
    assertThat(Objects.requireNonNull(new SdkRequests().body(sent)).contentType())
        .isEqualTo("application/json; charset=utf-8");
    assertThat(sent.headers()).isEqualTo(Rig.request().headers());
    assertThat(rig.engine.suppressed()).isZero();
  }

  static Stream<Arguments> rejections() {
    return Stream.of(Way.values())
        .flatMap(way -> REJECTIONS.stream().map(status -> Arguments.of(way, status)));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void rejectedChange_isResentAsTheApplicationWroteIt(Way way, int status) throws Throwable {
    FakeResponse rejection = new FakeResponse(status, "{}");
    rig.transport.respond(rejection).respond(new FakeResponse(200, Chat.REPLY));
    HttpRequest request = Rig.request();

    assertThat(Rig.text(rig.call(way, request))).isEqualTo(Chat.REPLY);

    assertThat(rig.transport.sent()).hasSize(2);
    Rig.assertSent(request, rig.transport.sent().get(1));
    assertThat(rejection.closed()).isEqualTo(1);
    assertThat(rig.exchange().decisions())
        .extracting(Object::toString)
        .containsExactly("resend=original(rejected)");
    assertThat(rig.engine.suppressed()).isZero();
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void secondRejection_stands(Way way, int status) throws Throwable {
    FakeResponse second = new FakeResponse(status, "{}");
    rig.transport.respond(new FakeResponse(status, "{}")).respond(second);

    assertThat(rig.call(way).statusCode()).isEqualTo(status);

    assertThat(rig.transport.sent()).hasSize(2);
    assertThat(second.closed()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void failedChange_isResent(Way way) throws Throwable {
    rig.transport
        .fail(new OpenAIIoException("Request failed", new IOException("reset")))
        .respond(new FakeResponse(200, Chat.REPLY));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    assertThat(rig.transport.sent()).hasSize(2);
    assertThat(rig.exchange().decisions())
        .extracting(Object::toString)
        .containsExactly("resend=original(failed)");
  }

  @ParameterizedTest
  @EnumSource
  void changeThatIsRefusedAtOnce_isResent(Way way) throws Throwable {
    rig.transport
        .refuse(new IllegalStateException("closed"))
        .respond(new FakeResponse(200, Chat.REPLY));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    assertThat(rig.transport.sent()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void secondFailure_reachesTheApplication(Way way) throws Throwable {
    OpenAIIoException second = new OpenAIIoException("Request failed", new IOException("again"));
    rig.transport
        .fail(new OpenAIIoException("Request failed", new IOException("reset")))
        .fail(second);

    assertThat(catchThrowable(() -> rig.call(way))).isSameAs(second);

    assertThat(rig.transport.sent()).hasSize(2);
    assertThat(rig.exchange().errorType()).isEqualTo(OpenAIIoException.class.getName());
  }

  @ParameterizedTest
  @EnumSource
  void rejectionThatCannotBeClosed_isResentAllTheSame(Way way) throws Throwable {
    FakeResponse rejection = new FakeResponse(400, "{}");
    rig.transport
        .respond(new UnclosableResponse(rejection))
        .respond(new FakeResponse(200, Chat.REPLY));

    assertThat(Rig.text(rig.call(way))).isEqualTo(Chat.REPLY);

    assertThat(rig.engine.suppressed()).isEqualTo(1);
  }

  @Test
  void interruptedCall_isNotResent() throws Throwable {
    OpenAIIoException interrupted = new OpenAIIoException("Request failed", new IOException());
    rig.transport.then(
        () -> {
          Thread.currentThread().interrupt();
          throw interrupted;
        });

    Throwable thrown = catchThrowable(() -> rig.call(Way.BLOCKING));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isSameAs(interrupted);
    assertThat(rig.transport.sent()).hasSize(1);
  }
}
