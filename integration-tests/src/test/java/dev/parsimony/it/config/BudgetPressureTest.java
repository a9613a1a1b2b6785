/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What a budget does before it refuses, through the real openai-java and anthropic-java. The first
 * call uses enough of it for the action.
 */
@SuppressWarnings("NullAway.Init")
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@ParameterizedClass
@FieldSource("CLIENTS")
class BudgetPressureTest {

  static final List<Client> CLIENTS = List.of(Client.NEWEST, Client.newest(Client.ANTHROPIC));

  /* Each form of call has a budget of its own for each action. */
  private static final String BUDGET =
      "  - {name: %1$s, window: month, tokens: 10000, default-output: 1, actions: {%2$s: 1}}\n";

  private static final String RULE =
      """
        - name: %1$s
          match: {header: {X-Budget: %1$s}}
          budget: {use: %1$s}
          cache: {ttl: %2$s, retry-window: 0s}
      """;

  private static final String LOSSLESS = "    compress: {level: lossless}\n";

  static final List<String> COMPRESSED = List.of("blocking", "async", "stream", "async-stream");

  static final List<String> STALE = List.of("blocking", "async-stream");

  private static final String RECORD =
      IntStream.range(0, 40)
          .mapToObj("\"remark_%1$d\": \"nothing to be noted, %1$d\""::formatted)
          .collect(
              Collectors.joining(
                  ", ",
                  "The customer:\n{\"delivery_address\": \"12 High Street\", "
                      + "\"payment_method\": \"invoice\", ",
                  "}\n"));

  private static Testbed bed;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    bed = Testbed.start(client, client.library().config() + config(), launch -> launch);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    try (Testbed ended = bed) {
      ended.end();
    }
  }

  @BeforeEach
  void forgetRequests() {
    bed.settle();
    bed.provider().reset();
  }

  @ParameterizedTest
  @FieldSource("COMPRESSED")
  void compress_sendsALevelHarderThanTheRuleSays_andTheAnswerIsForThisCallAlone(String form) {
    String asked = "What are the payment method and the delivery address?";
    AppCommand before =
        question(
            "compress", RECORD + "What are the delivery address and the payment method?", form);
    AppCommand under = question("compress", RECORD + asked, form);

    ExportedSpan usual = bed.spanOf(before);
    ExportedSpan harder = bed.spanOf(under);
    List<StubRequest> sent = bed.provider().requests();

    String budget = name("compress", form);
    assertThat(usual.decisions()).contains("budget=within:" + budget, "compress=changed:lossless");
    assertThat(harder.decisions())
        .contains(
            "budget=compress:" + budget, "compress=changed:balanced", "cache=not_stored:one_off");
    assertThat(sent.get(1).body().length).isLessThan(sent.get(0).body().length);
    assertThat(sent.get(1).bodyText()).contains("12 High Street", "invoice", asked);
    assertThat(bed.spanOf(before).decisions()).contains("cache=hit:exact");
    assertThat(bed.spanOf(under).attributes()).containsEntry("parsimony.served_by", "provider");
  }

  /* An answer that is past its time by a quarter at most; where that time was missed, the next. */
  @ParameterizedTest
  @FieldSource("STALE")
  void stale_answersFromTheCacheWhatIsPastItsTime_andTheProviderIsNotAsked(String form) {
    AppCommand question = question("stale", "lorem ipsum ".repeat(100), form);
    String answer = bed.send(question).text();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    Testbed.Observed last;
    int asked;
    do {
      asked = bed.provider().calls();
      last = bed.observe(question);
      assertThat(last.seen().text()).isEqualTo(answer);
      assertThat(System.nanoTime()).as("nothing stale was given").isLessThan(deadline);
    } while (!last.span().decisions().contains("budget=stale:expired"));

    assertThat(bed.provider().calls()).isEqualTo(asked);
    assertThat(last.span().attributes())
        .containsEntry("parsimony.served_by", "cache")
        .containsEntry("parsimony.cost.nano_usd", 0L)
        .doesNotContainKey("error.type");
  }

  private static String config() {
    StringBuilder budgets = new StringBuilder();
    StringBuilder rules = new StringBuilder();
    for (String form : COMPRESSED) {
      String name = name("compress", form);
      budgets.append(BUDGET.formatted(name, "compress"));
      rules.append(RULE.formatted(name, "1h")).append(LOSSLESS);
    }
    for (String form : STALE) {
      String name = name("stale", form);
      budgets.append(BUDGET.formatted(name, "stale"));
      rules.append(RULE.formatted(name, "4s"));
    }
    return "mode: optimize\nbudgets:\n" + budgets + "rules:\n" + rules;
  }

  private static String name(String action, String form) {
    return action + "-" + form;
  }

  private AppCommand question(String action, String prompt, String form) {
    return AppCommand.call(client.library().chat(), prompt)
        .header("X-Budget", name(action, form))
        .form(form)
        .body("max_tokens", 64);
  }
}
