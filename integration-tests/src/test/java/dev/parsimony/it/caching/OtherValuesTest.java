/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that fill one template with other values, through real client libraries. */
@ParameterizedClass
@FieldSource("CLIENTS")
@SuppressWarnings("NullAway.Init")
class OtherValuesTest {

  static final List<Client> CLIENTS =
      List.of(Client.NEWEST, Client.ANTHROPIC.get(Client.ANTHROPIC.size() - 1));

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: reminders
          cache:
            ttl: 1h
            retry-window: 2s
            template:
              - text: "Remind {customer} of order {order}."
                substitute: [customer]
      """;
  private static final List<String> NAMES =
      List.of("Anna Schmidt", "Bj\u00f6rn M\u00fcller", "Carla Weber");

  private static Testbed bed;

  @Parameter Client client;

  @BeforeParameterizedClassInvocation
  static void start(Client client) {
    bed = Testbed.start(client, CONFIG, launch -> launch);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    try (Testbed ended = bed) {
      ended.end();
    }
  }

  @BeforeEach
  void haveTheProviderRepeatNames() {
    bed.provider().reset();
    for (String name : NAMES) {
      bed.provider()
          .when(
              request -> new String(request.body(), UTF_8).contains(name),
              Faults.text("Dear " + name + ",\nyour order is late.\n\n\"" + name + "\", bye."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void thirdValue_isAnsweredAsTheProviderWouldHave(String form) {
    AppResult first = bed.send(reminder(NAMES.get(0), "1 " + form).form(form));
    bed.send(reminder(NAMES.get(1), "1 " + form).form(form));
    assertThat(bed.provider().calls()).isEqualTo(2);

    Testbed.Observed third = bed.observe(reminder(NAMES.get(2), "1 " + form).form(form));

    assertThat(bed.provider().calls()).isEqualTo(2);
    assertThat(third.span().servedBy()).isEqualTo("cache");
    assertThat(third.span().decisions()).containsExactly("cache=hit:template");
    assertThat(third.span().attributes()).containsEntry("parsimony.cache.template", "template[0]");
    assertThat(third.seen().ok()).isTrue();
    assertThat(third.seen().invalid()).isEmpty();
    assertThat(third.seen().text()).isEqualTo(first.text().replace(NAMES.get(0), NAMES.get(2)));
  }

  @Test
  void answerOfOneForm_servesTheOthers() {
    bed.send(reminder(NAMES.get(0), "2"));
    String text = bed.send(reminder(NAMES.get(1), "2")).text();
    Map<String, String> forms =
        Map.of("stream", "Carla Weber", "async-stream", "Dora Krause", "async", "Emil Xaver");
    forms.forEach(
        (form, name) -> {
          AppResult other = bed.send(reminder(name, "2").form(form));
          assertThat(other.text()).isEqualTo(text.replace(NAMES.get(1), name));
          assertThat(other.invalid()).isEmpty();
        });
    assertThat(bed.provider().calls()).isEqualTo(2);
  }

  @Test
  void headers_tellThatItIsNotTheVerySame() {
    bed.send(reminder(NAMES.get(0), "3"));
    bed.send(reminder(NAMES.get(1), "3"));

    assertThat(bed.send(reminder(NAMES.get(2), "3").form("raw")).headers())
        .containsEntry("x-parsimony-cache", "hit")
        .containsEntry("x-parsimony-cache-match", "template");
  }

  @Test
  void whatDiffersInAnythingElse_isAskedOfTheProvider() {
    bed.send(reminder(NAMES.get(0), "4"));
    assertThat(bed.spanOf(reminder(NAMES.get(1), "4")).servedBy()).isEqualTo("provider");

    assertThat(bed.spanOf(reminder(NAMES.get(2), "5")).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(reminder("Carla", "4")).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(reminder("Carla O'Neill", "4")).servedBy()).isEqualTo("provider");
    AppCommand known = reminder("Dora Krause", "4").system("Dora owes us nothing.");
    assertThat(bed.spanOf(known).servedBy()).isEqualTo("provider");
    assertThat(bed.spanOf(reminder("Dora Krause", "4")).servedBy()).isEqualTo("cache");
  }

  @Test
  void answerThatDoesNotRepeatTheValue_isForNobodyElse() {
    bed.provider().reset();
    bed.send(reminder(NAMES.get(0), "6"));
    bed.send(reminder(NAMES.get(1), "6"));

    assertThat(bed.spanOf(reminder(NAMES.get(2), "6")).servedBy()).isEqualTo("provider");
  }

  private AppCommand reminder(String name, String order) {
    String endpoint = client.equals(Client.NEWEST) ? "chat" : "messages";
    return AppCommand.call(endpoint, "Remind " + name + " of order " + order + ".");
  }
}
