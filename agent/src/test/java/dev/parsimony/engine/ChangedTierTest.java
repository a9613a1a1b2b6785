/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.Usage;
import dev.parsimony.policy.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a call that a policy sends to another tier of its provider. */
class ChangedTierTest {

  private static final String MODEL = "gpt-5-mini";
  private static final String REPLY = answered(MODEL, "flex");
  /* Eight tokens in and one out, in nano-dollars. */
  private static final long USUAL = 8 * 250 + 2_000;

  private final ScriptedPolicy policy = new ScriptedPolicy("a", new CopyOnWriteArrayList<>());
  private final TestEngine engine = TestEngine.optimizing(policy);

  @AfterEach
  void nothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isZero();
  }

  @Test
  void tierThatTheReplyReports_isTheCost_andWhatItSavesIsTold() throws IOException {
    Exchange exchange = exchange(MODEL, asking(MODEL), REPLY);

    assertThat(exchange.cost()).isEqualTo(USUAL / 2);
    assertThat(exchange.savings()).hasSize(1);
    Saving saving = exchange.savings().get(0);
    assertThat(saving.policy()).isEqualTo("flex");
    assertThat(saving.cost()).isEqualTo(USUAL - USUAL / 2);
    assertThat(saving.tokens().input()).isEqualTo(Usage.UNKNOWN);
    assertThat(exchange.estimatedModelSaving()).isNull();
  }

  @Test
  void replyOfTheDefaultTier_costsWhatItCosts_andSavesNothing() throws IOException {
    Exchange exchange = exchange(MODEL, asking(MODEL), answered(MODEL, "default"));

    assertThat(exchange.cost()).isEqualTo(USUAL);
    assertThat(exchange.savings()).isEmpty();
  }

  @Test
  void replyThatTellsNoTier_isOfTheOneThatWasAskedFor() throws IOException {
    Exchange exchange =
        exchange(MODEL, asking(MODEL), REPLY.replace("\"service_tier\":\"flex\",", ""));

    assertThat(exchange.cost()).isEqualTo(USUAL / 2);
    assertThat(exchange.savings()).hasSize(1);
  }

  @Test
  void tierOfTheApplicationsOwn_isNoSavingOfOurs() throws IOException {
    String own = Chat.REQUEST.replace("gpt-4o-mini", MODEL);
    String flex = own.replace("{\"model", "{\"service_tier\":\"flex\",\"model");

    Exchange exchange = exchange(flex, flex, REPLY);

    assertThat(exchange.cost()).isEqualTo(USUAL / 2);
    assertThat(exchange.savings()).isEmpty();
  }

  @Test
  void otherModelAtAnotherTier_isToldApart() throws IOException {
    Exchange exchange = exchange("gpt-5", asking(MODEL), REPLY);

    assertThat(exchange.cost()).isEqualTo(USUAL / 2);
    assertThat(exchange.estimatedModelSaving()).isEqualTo(8 * 1_250 + 10_000 - USUAL);
    assertThat(exchange.savings().get(0).cost()).isEqualTo(USUAL - USUAL / 2);
  }

  @Test
  void refusedTier_leavesNothing() throws IOException {
    Call call = open(MODEL, asking(MODEL));
    assertThat(call.resend(429)).isNotNull();

    call.opened(200, Chat.JSON, body(answered(MODEL, "default"))).readAllBytes();

    assertThat(engine.exchanges().get(0).cost()).isEqualTo(USUAL);
    assertThat(engine.exchanges().get(0).savings()).isEmpty();
  }

  private Exchange exchange(String asked, String sent, String reply) throws IOException {
    open(asked, sent).opened(200, Chat.JSON, body(reply)).readAllBytes();
    return engine.exchanges().get(0);
  }

  private Call open(String asked, String sent) {
    String written = asked.startsWith("{") ? asked : Chat.REQUEST.replace("gpt-4o-mini", asked);
    policy.before(() -> Verdict.proceed(Chat.request().withBody(sent.getBytes(UTF_8))));
    Call call = Chat.open(engine, written);
    call.begin();
    return call;
  }

  private static String asking(String model) {
    return Chat.REQUEST
        .replace("gpt-4o-mini", model)
        .replace("{\"model", "{\"service_tier\":\"flex\",\"model");
  }

  private static String answered(String model, String tier) {
    return Chat.REPLY
        .replace("gpt-4o-mini-2024-07-18", model)
        .replace("{\"id\"", "{\"service_tier\":\"" + tier + "\",\"id\"");
  }

  private static ByteArrayInputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
