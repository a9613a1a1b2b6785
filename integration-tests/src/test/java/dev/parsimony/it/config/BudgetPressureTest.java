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
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a budget does before it refuses, through the real openai-java and anthropic-java. The first
 * call uses enough of it for the action.
 */
@EnabledIf("dev.parsimony.it.harness.AppLaunch#agentIsBuilt")
@ParameterizedClass
@FieldSource("CLIENTS")
class BudgetPressureTest {

  static final List<Client> CLIENTS = List.of(Client.NEWEST, Client.newest(Client.ANTHROPIC));

  private static final String CONFIG =
      """
      mode: optimize
      budgets:
        - {name: small, window: month, tokens: 10000, default-output: 1, actions: {%s: 1}}
      rules:
        - name: everything
          budget: {use: small}
          cache: {ttl: %s, retry-window: 0s}
      """;

  private static final String RECORD =
      IntStream.range(0, 40)
          .mapToObj("\"remark_%1$d\": \"nothing to be noted, %1$d\""::formatted)
          .collect(
              Collectors.joining(
                  ", ",
                  "The customer:\n{\"delivery_address\": \"12 High Street\", "
                      + "\"payment_method\": \"invoice\", ",
                  "}\n"));

  @Parameter Client client;

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void compress_sendsALevelHarderThanTheRuleSays_andTheAnswerIsForThisCallAlone(String form) {
    try (Testbed bed = start("compress", "1h", "    compress: {level: lossless}\n")) {
      String asked = "What are the payment method and the delivery address?";
      AppCommand before =
          question(RECORD + "What are the delivery address and the payment method?").form(form);
      AppCommand under = question(RECORD + asked).form(form);

      ExportedSpan usual = bed.spanOf(before);
      ExportedSpan harder = bed.spanOf(under);
      List<StubRequest> sent = bed.provider().requests();

      assertThat(usual.decisions()).contains("budget=within:small", "compress=changed:lossless");
      assertThat(harder.decisions())
          .contains(
              "budget=compress:small", "compress=changed:balanced", "cache=not_stored:one_off");
      assertThat(sent.get(1).body().length).isLessThan(sent.get(0).body().length);
      assertThat(sent.get(1).bodyText()).contains("12 High Street", "invoice", asked);
      assertThat(bed.spanOf(before).decisions()).contains("cache=hit:exact");
      assertThat(bed.spanOf(under).attributes()).containsEntry("parsimony.served_by", "provider");
      bed.end();
    }
  }

  /* An answer that is past its time by a quarter at most; where that time was missed, the next. */
  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async-stream"})
  void stale_answersFromTheCacheWhatIsPastItsTime_andTheProviderIsNotAsked(String form) {
    try (Testbed bed = start("stale", "8s", "")) {
      AppCommand question = question("lorem ipsum ".repeat(100)).form(form);
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
      bed.end();
    }
  }

  private Testbed start(String action, String ttl, String more) {
    String config = client.library().config() + CONFIG.formatted(action, ttl) + more;
    return Testbed.start(client, config, launch -> launch);
  }

  private AppCommand question(String prompt) {
    return AppCommand.call(client.library().chat(), prompt).body("max_tokens", 64);
  }
}
