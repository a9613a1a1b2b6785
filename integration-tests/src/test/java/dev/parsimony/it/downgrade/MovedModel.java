/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A client, and the models that its calls are moved from and to. */
record MovedModel(Client client, String endpoint, String model, String target) {

  static final List<MovedModel> ALL =
      List.of(
          new MovedModel(Client.NEWEST, "chat", "gpt-4o", "gpt-5-nano"),
          new MovedModel(
              Client.newest(Client.ANTHROPIC), "messages", "claude-opus-4-5", "claude-haiku-4-5"));

  /** Those whose answers are judged. */
  static final List<MovedModel> JUDGED =
      Stream.concat(
              ALL.stream(),
              Stream.of(
                      List.of(
                          Client.newest(Client.OKHTTP),
                          Client.newest(Client.LANGCHAIN4J),
                          Client.newest(Client.HTTP_URL_CONNECTION),
                          Client.newest(Client.SPRING_WEB)),
                      Client.JAVA_NET_HTTP,
                      Client.SPRING_WEBFLUX,
                      Client.HTTPCLIENT,
                      Client.HTTPCLIENT5,
                      Client.SPRING_WEB_TRANSPORTS)
                  .flatMap(List::stream)
                  .map(client -> new MovedModel(client, "chat", "gpt-4o", "gpt-5-nano")))
          .toList();

  /** The name of {@link #ALL} for tests with parameters. */
  static final String SOURCE = "dev.parsimony.it.downgrade.MovedModel#ALL";

  /** The name of {@link #JUDGED} for tests with parameters. */
  static final String JUDGED_SOURCE = "dev.parsimony.it.downgrade.MovedModel#JUDGED";

  /** The forms in which the client asks, with or without a stream. */
  List<String> forms(boolean streamed) {
    return client.library().chatForms().stream()
        .filter(form -> form.contains("stream") == streamed)
        .toList();
  }

  /** The forms whose answers are judged. */
  List<String> judgedForms() {
    return client.library().chatForms();
  }

  /**
   * The client in an application whose calls are moved.
   *
   * @param more further settings of the rule, each with a comma before it
   */
  Testbed start(String more) {
    String rule = "{name: cheap, downgrade: {force: " + target + more + "}}";
    return Testbed.start(
        client,
        client.library().config() + "mode: optimize\nrules: [" + rule + "]\n",
        launch -> launch);
  }

  AppCommand question(String prompt, String form) {
    AppCommand question = AppCommand.call(endpoint, prompt).model(model).form(form);
    // Without it, OpenAI tells no usage at the end of a stream, and no cost is known.
    return endpoint.equals("chat") && form.contains("stream")
        ? question.body("stream_options", Map.of("include_usage", true))
        : question;
  }

  /** The model that a request names. */
  static String named(StubRequest request) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return body.replaceFirst("(?s).*\"model\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }
}
