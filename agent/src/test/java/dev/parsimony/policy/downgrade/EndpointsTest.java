/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Endpoint;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String CLAUDE = "https://api.anthropic.com/v1/messages?key=sk-app";
  private static final String BODY =
      "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

  private final FakeEnvironment environment = new FakeEnvironment().variable("KEY", "sk-other");

  @Test
  void call_goesToTheUrlAsItIsWritten_withTheFewHeadersThatSayNothingOfTheApplication()
      throws Exception {
    PolicyCall call = call(CHAT, BODY);

    WireRequest sent = sent(call, at("openai.chat", "https://llm.acme.com/x?v=1", KeyForm.BEARER));

    assertThat(sent.url()).isEqualTo("https://llm.acme.com/x?v=1");
    assertThat(sent.headers().names()).containsExactlyInAnyOrder("content-type", "accept");
    assertThat(Bodies.text(sent.body())).contains("gpt-5-nano");
    assertThat(call.facts().request().headers().first("authorization")).isEqualTo("Bearer sk-app");
  }

  @Test
  void key_isSentInTheFormOfTheProvider_andNotToldByItsText() {
    assertThat(credential(KeyForm.BEARER).header()).isEqualTo("Authorization");
    assertThat(credential(KeyForm.BEARER).value()).isEqualTo("Bearer sk-other");
    assertThat(credential(KeyForm.API_KEY).header()).isEqualTo("api-key");
    assertThat(credential(KeyForm.of("anthropic.messages")).header()).isEqualTo("x-api-key");
    assertThat(credential(KeyForm.of("openai.chat"))).hasToString("Authorization: ***");
  }

  @Test
  void endpointWhoseKeyIsMissing_isNotAsked() throws Exception {
    environment.variable("KEY", "");

    assertThat(reason(call(CHAT, BODY), at("openai.chat", CHAT, KeyForm.BEARER)))
        .isEqualTo("no_credential");
  }

  @Test
  void endpointOfAnotherFormat_isNotAsked() throws Exception {
    String claude = BODY.replace("gpt-4o", "claude-opus-4-5");

    assertThat(reason(call(CLAUDE, claude), at("openai.chat", CHAT, KeyForm.BEARER)))
        .isEqualTo("other_dialect");
  }

  @Test
  void endpointThatTheConfigurationDropped_isNotAsked() throws Exception {
    PolicyCall call = call(CHAT, BODY);
    new DowngradePolicy(PriceTable::standard, new TokenRatios(), () -> 1_795_000_000_000L)
        .before(call);

    assertThat(call.decisions().get(0).reason()).isEqualTo("unknown_endpoint");
  }

  @Test
  void target_isPricedByTheListOfWhoeverAnswersThere() throws Exception {
    String azure =
        "https://acme.openai.azure.com/openai/deployments/nano/chat/completions?api-version=1";

    assertThat(reason(call(CHAT, BODY), at("openai.chat", azure, KeyForm.API_KEY)))
        .isEqualTo("unknown_price");
  }

  private Endpoint.Credential credential(KeyForm form) {
    return at("openai.chat", CHAT, form).reach(environment).credential();
  }

  private static TargetEndpoint at(String dialect, String url, KeyForm form) {
    return new TargetEndpoint("other", url, Duration.ofSeconds(1), dialect, "KEY", form);
  }

  private String reason(PolicyCall call, TargetEndpoint endpoint) throws Exception {
    assertThat(sent(call, endpoint)).isNull();
    return call.decisions().get(0).reason();
  }

  private @Nullable WireRequest sent(PolicyCall call, TargetEndpoint endpoint) throws Exception {
    Endpoints endpoints = new Endpoints(() -> Map.of("other", endpoint), environment);
    return new DowngradePolicy(
            PriceTable::standard, new TokenRatios(), () -> 1_795_000_000_000L, endpoints, null)
        .before(call)
        .request();
  }

  private static PolicyCall call(String url, String body) throws Exception {
    Dialect dialect = Dialects.recognise("POST", url);
    WireHeaders headers =
        WireHeaders.of(
            Map.of(
                "Authorization", List.of("Bearer sk-app"),
                "Cookie", List.of("session=1"),
                "OpenAI-Organization", List.of("org-1"),
                "X-Gateway-Key", List.of("secret"),
                "Content-Type", List.of("application/json"),
                "Accept", List.of("application/json")));
    WireRequest request = new WireRequest("POST", url, headers, Bodies.bytes(body));
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    DowngradeSettings settings =
        DowngradeSettings.defaults().withSimple("gpt-5-nano").withSimpleAt("other");
    return new PolicyCall(origin, dialect.readRequest(request), lookup(settings));
  }

  private static SettingsLookup lookup(DowngradeSettings settings) {
    return new SettingsLookup() {
      @Override
      public <S> @Nullable S find(Class<S> type) {
        return type.isInstance(settings) ? type.cast(settings) : null;
      }
    };
  }
}
