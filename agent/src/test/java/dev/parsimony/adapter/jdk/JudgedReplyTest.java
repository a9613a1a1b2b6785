/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.adapter.jdk.Rig.Way;
import dev.parsimony.engine.Chat;
import dev.parsimony.engine.FixedCheck;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers to changed requests, which the application's handler gets when they were judged. */
class JudgedReplyTest {

  private static final String POOR = Chat.REPLY.replace("\"content\"", "\"poor\"");

  @ParameterizedTest
  @EnumSource
  void goodAnswer_goesThroughTheApplicationsHandler_once(Way way) throws Throwable {
    try (Rig rig = new Rig(judging(null))) {
      rig.client.respond(200, Chat.REPLY);
      int[] handled = {0};
      BodyHandler<String> counting =
          head -> {
            handled[0]++;
            return BodyHandlers.ofString().apply(head);
          };

      assertThat(rig.call(way, Rig.request(), counting).body()).isEqualTo(Chat.REPLY);

      assertThat(handled[0]).isEqualTo(1);
      assertThat(rig.client.sent()).hasSize(1);
      assertThat(rig.exchange().decisions()).hasToString("[verify=passed(passed)]");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void poorAnswer_isNeverSeen_andTheApplicationsOwnRequestIsSent(Way way) throws Throwable {
    try (Rig rig = new Rig(judging("verify_empty"))) {
      rig.client.respond(200, POOR).respond(200, Chat.REPLY);
      HttpRequest request = Rig.request();

      assertThat(rig.call(way, request).body()).isEqualTo(Chat.REPLY);

      assertThat(rig.client.sent()).hasSize(2).last().isSameAs(request);
      assertThat(rig.exchange().decisions()).hasToString("[resend=original(verify_empty)]");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answerThatIsTooLarge_isGivenOnWhole(Way way) throws Throwable {
    String large = Chat.REPLY + " ".repeat(6 << 20);
    try (Rig rig = new Rig(judging("verify_empty"))) {
      rig.client.respond(200, large);

      InputStream body =
          (InputStream) rig.call(way, Rig.request(), BodyHandlers.ofInputStream()).body();

      assertThat(body.readAllBytes()).isEqualTo(large.getBytes(UTF_8));
      assertThat(rig.exchange().decisions()).hasToString("[verify=bypass(too_large)]");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheApplicationsHandlerThrows_isTheApplications(Way way) throws Throwable {
    try (Rig rig = new Rig(judging(null))) {
      rig.client.respond(200, Chat.REPLY);
      BodyHandler<String> failing =
          head -> {
            throw new IllegalStateException("of the application");
          };

      assertThat(catchThrowable(() -> rig.call(way, Rig.request(), failing)))
          .isInstanceOf(way == Way.BLOCKING ? IOException.class : IllegalStateException.class)
          .hasMessage("of the application");

      assertThat(rig.client.sent()).hasSize(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  private static ScriptedPolicy judging(@Nullable String objection) {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    return ScriptedPolicy.saying(() -> changed).keeping(new FixedCheck(objection));
  }
}
