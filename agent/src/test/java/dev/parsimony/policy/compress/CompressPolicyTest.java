/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.OneOff;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Pressure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressPolicyTest {

  private static final String JSON =
      "{ \"name\": \"a\\ud800\",   \"n\": 1.50,\n \"list\": [ 1, 2 ] }";
  private static final String BODY =
      Prompts.body(Prompts.message("system", "Be kind."), Prompts.message("user", "See " + JSON));

  @Test
  void ruleWithoutWordsOfItsOwn_doesNotSpeakOfThem() {
    PolicyCall call = Prompts.call("{}", Prompts.body(Prompts.message("user", "Hello")));
    Prompts.sent(call);

    assertThat(Prompts.told(call))
        .isNotEmpty()
        .noneMatch(decision -> decision.startsWith("compress.rewrite"));
  }

  @Test
  void techniques_sayWhatTheySaved_orWhyNothing() {
    PolicyCall call = Prompts.call("{}", BODY);

    assertThat(Prompts.texts(Prompts.sent(call)).get(1))
        .isEqualTo("See {\"name\":\"a\\ud800\",\"n\":1.50,\"list\":[1,2]}");
    assertThat(Prompts.told(call))
        .contains("compress.json=saved(ok)", "compress.table=unused(nothing_found)")
        .endsWith("compress=changed(lossless)");
    assertThat(call.decisions()).extracting(Decision::rule).containsOnly("all");
    assertThat(call.decisions().get(0).savedTokens()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"lossless, balanced", "balanced, aggressive", "aggressive, aggressive"})
  void pressureOfABudget_compressesALevelHarder_andTheAnswerIsForNobodyElse(
      String level, String harder) {
    PolicyCall call = Prompts.call("{level: " + level + "}", BODY);
    call.keep(new Pressure(true, false));
    Prompts.sent(call);

    assertThat(Prompts.told(call)).endsWith("compress=changed(" + harder + ")");
    assertThat(call.kept(OneOff.class)).isNotNull();
  }

  @Test
  void withoutPressure_theRulesLevelHolds() {
    PolicyCall call = Prompts.call("{}", BODY);
    call.keep(new Pressure(false, true));
    Prompts.sent(call);

    assertThat(Prompts.told(call)).endsWith("compress=changed(lossless)");
    assertThat(call.kept(OneOff.class)).isNull();
  }

  @Test
  void allElse_keepsItsBytes() {
    String odd = BODY.replace("\"model\"", "\"x\" : 1.0e2 , \"model\"");
    String sent = new String(Prompts.sent(Prompts.call("{}", odd)).body(), UTF_8);

    assertThat(sent).startsWith("{\"x\" : 1.0e2 , \"model\"").contains("Be kind.");
  }

  @Test
  void switchOfATechnique_winsOverTheLevel() {
    PolicyCall call = Prompts.call("{json: {enabled: false}}", BODY);

    assertThat(Prompts.sent(call)).isSameAs(call.facts().request());
    assertThat(Prompts.told(call)).doesNotContain("compress.json=saved(ok)");
  }

  @ParameterizedTest
  @CsvSource({"enabled: false,disabled", "max-size: 1KiB,too_large"})
  void objection_leavesTheRequestAlone(String settings, String reason) {
    String body = Prompts.body(Prompts.message("user", JSON.repeat(40)));
    PolicyCall call = Prompts.call("{" + settings + "}", body);

    assertThat(Prompts.sent(call)).isSameAs(call.facts().request());
    assertThat(Prompts.told(call)).containsExactly("compress=bypass(" + reason + ")");
  }

  @Test
  void promptAboveItsBudget_leavesAsItWasWritten() {
    PolicyCall call = Prompts.call("{budget: 5}", BODY);

    assertThat(Prompts.sent(call)).isSameAs(call.facts().request());
    assertThat(Prompts.told(call)).containsExactly("compress=unchanged(over_budget)");
  }

  @Test
  void nullsAndDefaults_areLeftOutWhereTheRuleSaysSo() {
    String json = "{\"a\": null, \"b\": \"\", \"c\": \"usual\", \"d\": [null], \"e\": 7}";
    String rule = "{json: {drop-nulls: true, drop-empty: true, defaults: {c: usual, e: 7}}}";
    PolicyCall call = Prompts.call(rule, Prompts.body(Prompts.message("user", json)));

    assertThat(Prompts.texts(Prompts.sent(call))).containsExactly("{\"d\":[null]}");
  }

  @Test
  void schemas_areMinified_andNothingIsLeftOutOfThem() {
    String tools = ",\"tools\": [ { \"type\": \"function\", \"x\": null } ]}";
    String body = BODY.replaceFirst("}$", "").concat(tools);
    WireRequest sent = Prompts.sent(Prompts.call("{json: {drop-nulls: true}}", body));

    assertThat(new String(sent.body(), UTF_8))
        .endsWith("\"tools\": [{\"type\":\"function\",\"x\":null}]}");
  }

  @Test
  void jsonAnswer_keepsTheJsonThatIsToBeRepeated() {
    String rows =
        "[" + "{\"id\": 1, \"name\": \"x\"},".repeat(20) + "{\"id\": 1, \"name\": \"x\"}]";
    String body = Prompts.body(Prompts.message("user", "Give back as JSON:\n" + rows));
    PolicyCall call = Prompts.call("{}", body);
    Prompts.sent(call);

    assertThat(Prompts.told(call)).contains("compress.table=unused(asks_json)");
  }

  @Test
  void treatment_isThatOfTheSettings() {
    String one = Prompts.call("{level: lossless}", BODY).treatment();

    assertThat(one).isNotEmpty().isEqualTo(Prompts.call("{}", BODY).treatment());
    assertThat(one).isNotEqualTo(Prompts.call("{level: balanced}", BODY).treatment());
    assertThat(one).isNotEqualTo(Prompts.call("{table: {least-rows: 6}}", BODY).treatment());
    assertThat(Prompts.call("{enabled: false}", BODY).treatment()).isEmpty();
  }
}
