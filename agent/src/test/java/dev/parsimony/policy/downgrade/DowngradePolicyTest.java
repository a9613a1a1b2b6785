/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Bodies;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.telemetry.Exchanges;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.TokenRatios;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DowngradePolicyTest {

  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final String CLAUDE = "https://api.anthropic.com/v1/messages";
  private static final String MISTRAL = "https://api.mistral.ai/v1/chat/completions";
  private static final String SMALL = "mistral-small-2603";
  private static final PriceTable PRICES = PriceTable.standard();

  private final TokenRatios ratios = new TokenRatios();

  @Test
  void simpleCall_goesToTheModelOfItsTier() throws Exception {
    PolicyCall call = call(CHAT, body("gpt-4o", ""), settings().withSimple("gpt-4o-mini"));

    assertThat(sent(call)).isEqualTo(body("gpt-4o-mini", ""));
    assertThat(call.decisions()).hasToString("[downgrade=moved(simple)]");
  }

  @Test
  void budgetThatAsksForIt_lowersTheTier_andTheAnswerIsOneOff() throws Exception {
    DowngradeSettings nothingSimple = settings().withSimple("gpt-4o-mini").withSimpleBelow(0);
    PolicyCall call = call(CHAT, body("gpt-4o", ""), nothingSimple);
    call.keep(new Pressure(false, true));

    assertThat(sent(call)).isEqualTo(body("gpt-4o-mini", ""));
    assertThat(call.kept(OneOff.class)).isNotNull();
    assertThat(reason(CHAT, body("gpt-4o", ""), nothingSimple)).isEqualTo("no_target");
  }

  @Test
  void tierWithoutAModel_staysWithItsOwn() throws Exception {
    assertThat(reason(CHAT, body("gpt-4o", ""), settings())).isEqualTo("no_target");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          gpt-4o      | gpt-4o        | same_model
          gpt-4o      | gpt-unheard   | unknown_model
          gpt-4o-mini | gpt-4o        | not_cheaper
          gpt-unheard | gpt-4o-mini   | unknown_price
          ft:gpt-4o:acme::1 | gpt-4o-mini | own_model
          gpt-4o-2024-08-06 | gpt-4o-mini | pinned
          openai/gpt-4o-2024-05-13 | gpt-4o-mini | pinned
          gpt-4-0613 | gpt-4o-mini | pinned
          ft:gpt-4o-2024-08-06:acme::1 | gpt-4o-mini | own_model
          """)
  void modelThatWillNotDo_keepsTheCall(String model, String target, String reason)
      throws Exception {
    assertThat(reason(CHAT, body(model, ""), DowngradeSettings.forced(target))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'seed':7                              | seed
          'n':2                                 | several_choices
          'store':true                          | stored
          'logprobs':true                       | logprobs
          'service_tier':'flex'                 | no_flex
          'audio':{'voice':'x'}                 | audio
          'max_tokens':127999                   |
          """)
  void requestThatCountsOnItsModel_keepsTheCall(String field, @Nullable String reason)
      throws Exception {
    String body = body("gpt-4o", "," + field.replace('\'', '"'));
    String told = reason(CHAT, body, DowngradeSettings.forced("gpt-4o-mini"));

    assertThat(told).isEqualTo(reason == null ? "forced" : reason);
  }

  @Test
  void snapshot_isMovedWhereTheRuleSaysSo() throws Exception {
    DowngradeSettings pinned = DowngradeSettings.forced("gpt-4o-mini").withPinned();

    assertThat(reason(CHAT, body("gpt-4o-2024-08-06", ""), pinned)).isEqualTo("forced");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gateway.acme.com/azure/openai/deployments/gpt-4o/chat/completions?api-version=1",
        "https://x.openai.azure.com/openai/deployments/gpt-4o/chat/completions",
        "https://x.openai.azure.com/openai/v1/chat/completions"
      })
  void deploymentOfAzure_keepsTheCall_whoeverStandsBeforeIt(String url) throws Exception {
    assertThat(reason(url, body("gpt-4o", ""), DowngradeSettings.forced("gpt-4o-mini")))
        .isEqualTo("own_model");
  }

  @Test
  void deniedModels_areMovedNeitherFromNorTo() throws Exception {
    DowngradeSettings forced = DowngradeSettings.forced("gpt-4o-mini");

    assertThat(reason(CHAT, body("gpt-4o", ""), forced.denying("gpt-4o"))).isEqualTo("denied");
    assertThat(reason(CHAT, body("gpt-4o", ""), forced.denying("*-mini"))).isEqualTo("denied");
  }

  @Test
  void unknownTarget_isTakenWhereTheRuleVouchesForIt_butNotWithoutAPrice() throws Exception {
    DowngradeSettings trusting = DowngradeSettings.forced("gpt-unheard").trusting();

    assertThat(reason(CHAT, body("gpt-4o", ""), trusting)).isEqualTo("unknown_price");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          'logprobs':true                                                        | logprobs
          'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':'any' | no_forced_tool
          'response_format':{'type':'json_schema','json_schema':{'schema':{}}}   | no_schema
          'random_seed':7                                                        | seed
          """)
  void whatTheRuleDoesNotVouchFor_keepsTheCallInOtherFormatsToo(String field, String reason)
      throws Exception {
    String body = body("mistral-large-2512", "," + field.replace('\'', '"'));

    assertThat(reason(MISTRAL, body, small(Trait.TOOLS, Trait.JSON))).isEqualTo(reason);
  }

  @Test
  void samplingThatTheRuleDoesNotVouchFor_isLeftOutInOtherFormatsToo() throws Exception {
    String body = body("mistral-large-2512", ",\"temperature\":0.2,\"max_tokens\":9");

    assertThat(sent(call(MISTRAL, body, small(Trait.JSON))))
        .isEqualTo(body(SMALL, ",\"max_tokens\":9"));
    assertThat(sent(call(MISTRAL, body, small(Trait.SAMPLING))))
        .isEqualTo(body(SMALL, ",\"temperature\":0.2,\"max_tokens\":9"));
  }

  private static DowngradeSettings small(Trait... traits) {
    return DowngradeSettings.forced(SMALL).vouching(traits);
  }

  @Test
  void promptThatIsTooLong_keepsTheCall() throws Exception {
    String body = body("gpt-4.1", "").replace("hello", "hello word ".repeat(80_000));

    assertThat(reason(CHAT, body, DowngradeSettings.forced("gpt-4o-mini"))).isEqualTo("too_long");
  }

  @Test
  void promptThatFitsOnlyByTheRoughCount_isTooLong_onceTheTokenizerIsLearned() throws Exception {
    String body = body("gpt-4.1", "").replace("hello", "hello word ".repeat(50_000));
    DowngradeSettings mini = DowngradeSettings.forced("gpt-4o-mini");

    assertThat(reason(CHAT, body, mini)).isEqualTo("forced");
    learn("gpt-4o-mini", 1.4);
    assertThat(reason(CHAT, body, mini)).isEqualTo("too_long");
  }

  @Test
  void modelOfAFinerTokenizer_isCheaperOnlyIfItIsAtTheBound() throws Exception {
    String body =
        "{\"model\":\"claude-sonnet-4-6\",\"max_tokens\":100,\"messages\":["
            + "{\"role\":\"user\",\"content\":\"hi\"}]}";
    DowngradeSettings sonnet5 = DowngradeSettings.forced("claude-sonnet-5");

    assertThat(reason(CLAUDE, body, sonnet5)).isEqualTo("forced");
    learn("claude-sonnet-4-6", 1.0);
    learn("claude-sonnet-5", 1.45);
    assertThat(reason(CLAUDE, body, sonnet5)).isEqualTo("not_cheaper");
  }

  @Test
  void modelOfTheSameTokenizer_isNeverDearerForItsTokens() throws Exception {
    learn("gpt-4o", 3);

    assertThat(reason(CHAT, body("gpt-4o", ""), DowngradeSettings.forced("gpt-4o-mini")))
        .isEqualTo("forced");
  }

  @Test
  void thoughtsThatAreSigned_keepTheConversation() throws Exception {
    String body =
        "{\"model\":\"claude-opus-4-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"assistant\","
            + "\"content\":[{\"type\":\"thinking\",\"thinking\":\"x\",\"signature\":\"s\"}]},"
            + "{\"role\":\"user\",\"content\":\"hi\"}]}";

    assertThat(reason(CLAUDE, body, DowngradeSettings.forced("claude-haiku-4-5")))
        .isEqualTo("bound_conversation");
  }

  @Test
  void warmPrefix_isNotGivenUpForAModelThatIsHardlyCheaper() throws Exception {
    String system =
        "\"system\":[{\"type\":\"text\",\"text\":\""
            + "many words ".repeat(4_000)
            + "\",\"cache_control\":{\"type\":\"ephemeral\"}}]";
    String rest = ",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    String body = "{\"model\":\"claude-sonnet-4-5\"," + system + rest;
    DowngradeSettings haiku = DowngradeSettings.forced("claude-haiku-4-5");

    assertThat(reason(CLAUDE, body, haiku)).isEqualTo("not_cheaper");
    assertThat(reason(CLAUDE, body.replace("cache_control", "other"), haiku)).isEqualTo("forced");
  }

  @Test
  void limit_getsHeadRoomForThoughts_andForTheOtherTokenizer() throws Exception {
    String chat = body("gpt-4o", ",\"max_tokens\":100");
    String claude =
        "{\"model\":\"claude-opus-4-5\",\"max_tokens\":100,\"messages\":["
            + "{\"role\":\"user\",\"content\":\"hi\"}]}";

    assertThat(sent(call(CHAT, chat, DowngradeSettings.forced("gpt-5-nano"))))
        .contains("\"max_completion_tokens\":228", "\"reasoning_effort\":\"minimal\"")
        .doesNotContain("max_tokens\":100");
    assertThat(sent(call(CLAUDE, claude, DowngradeSettings.forced("claude-sonnet-5"))))
        .contains("\"max_tokens\":130");
  }

  @Test
  void treatment_isThatOfTheSettings() {
    assertThat(settings().withSimple("a").treatment())
        .isNotEmpty()
        .isNotEqualTo(settings().withSimple("b").treatment());
  }

  @Test
  void everyPricedTarget_ofTheTable_isKnownByItsName() {
    CapabilityTable table = CapabilityTable.standard();

    assertThat(table.find("openai", "gpt-5-mini-2025-08-07")).isNotNull();
    assertThat(table.find("openai", "gpt-5-chat-latest").has(Trait.SAMPLING)).isTrue();
    assertThat(table.find("aws.bedrock", "eu.anthropic.claude-haiku-4-5-20251001-v1:0"))
        .isSameAs(table.find("anthropic", "claude-haiku-4-5"));
    assertThat(table.find("openai", "llama3.2")).isNull();
  }

  private void learn(String model, double tokensOfAWord) {
    RequestFacts.Builder request =
        Exchanges.chat(model).prompt(() -> Bodies.prompt(Role.USER, "word ".repeat(1_000)));
    Usage usage = Usage.of(Math.round(1_000 * tokensOfAWord), 1);
    for (int i = 0; i < 20; i++) {
      ReplyFacts reply = ReplyFacts.builder().usage(usage).build();
      ratios.closed(Exchanges.exchange(request).reply(reply).build());
    }
  }

  private static DowngradeSettings settings() {
    return DowngradeSettings.defaults();
  }

  static String body(String model, String fields) {
    return "{\"model\":\""
        + model
        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]"
        + fields
        + "}";
  }

  private String reason(String url, String body, DowngradeSettings settings) throws Exception {
    PolicyCall call = call(url, body, settings);
    sent(call);
    return call.decisions().get(0).reason();
  }

  private String sent(PolicyCall call) throws Exception {
    return sent(call, PRICES, ratios);
  }

  static String sent(PolicyCall call, PriceTable prices, TokenRatios ratios) throws Exception {
    Verdict verdict =
        new DowngradePolicy(() -> prices, ratios, () -> 1_795_000_000_000L).before(call);
    WireRequest sent = verdict.request() == null ? call.facts().request() : verdict.request();
    return Bodies.text(sent.body());
  }

  static PolicyCall call(String url, String body, DowngradeSettings settings) throws Exception {
    Dialect dialect = Dialects.recognise("POST", url);
    WireRequest request = new WireRequest("POST", url, WireHeaders.NONE, Bodies.bytes(body));
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
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
