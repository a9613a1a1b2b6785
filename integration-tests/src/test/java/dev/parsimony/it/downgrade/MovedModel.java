/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.Testbed;
import java.net.URLDecoder;
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

  /** One whose model stands in the URL, and which reads a reply before it returns. */
  static final MovedModel BEDROCK =
      new MovedModel(
          Client.newest(Client.BEDROCK),
          "converse",
          "amazon.nova-pro-v1:0",
          "amazon.nova-micro-v1:0");

  /** Those whose answers are judged. */
  static final List<MovedModel> JUDGED =
      Stream.of(
              ALL.stream(),
              Stream.of(
                      List.of(
                          Client.newest(Client.OKHTTP),
                          Client.newest(Client.LANGCHAIN4J),
                          Client.newest(Client.HTTP_URL_CONNECTION),
                          Client.newest(Client.SPRING_WEB),
                          Client.AZURE_OTHERS.get(0)),
                      Client.JAVA_NET_HTTP,
                      Client.HTTPCLIENT5_ASYNC,
                      Client.SPRING_WEBFLUX,
                      Client.HTTPCLIENT,
                      Client.HTTPCLIENT5,
                      Client.SPRING_WEB_TRANSPORTS)
                  .flatMap(List::stream)
                  .map(client -> new MovedModel(client, "chat", "gpt-4o", "gpt-5-nano")),
              Stream.of(BEDROCK))
          .flatMap(models -> models)
          .toList();

  private static final String OF_BEDROCK = "/model/";

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
    return isReadByTheLibrary() ? forms(false) : client.library().chatForms();
  }

  /** Whether the library is the first to find that an answer cannot be read. */
  boolean isReadByTheLibrary() {
    return client.library().equals(ClientLibrary.BEDROCK_RUNTIME);
  }

  /**
   * The client in an application whose calls are moved.
   *
   * @param more further settings of the rule, each with a comma before it
   */
  Testbed start(String more) {
    String rule = "{name: cheap, downgrade: {force: " + target + ", pause: 0s" + more + "}}";
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

  /** The model that a request names, in its URL or in its body. */
  static String named(StubRequest request) {
    if (request.path().startsWith(OF_BEDROCK)) {
      String rest = request.path().substring(OF_BEDROCK.length());
      return URLDecoder.decode(rest.substring(0, rest.indexOf('/')), StandardCharsets.UTF_8);
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return body.replaceFirst("(?s).*\"model\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }
}
