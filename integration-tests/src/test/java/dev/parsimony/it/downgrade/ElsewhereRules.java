/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rules that send a client's calls to a model at another server, and calls that name such a rule.
 */
final class ElsewhereRules {

  /** The application's key, which must not go along. */
  static final String OWN_KEY = "sk-of-the-application";

  private final Client client;
  private final List<String> endpoints = new ArrayList<>();
  private final List<String> rules = new ArrayList<>();

  ElsewhereRules(Client client) {
    this.client = client;
  }

  /** An endpoint of the client's format, and a rule of the same name that sends calls there. */
  ElsewhereRules endpoint(String name, String baseUrl, String variable, String timeout) {
    return endpoint(name, baseUrl, dialect(), variable, timeout);
  }

  /** The same for a format that is not the client's. */
  ElsewhereRules foreign(String name, String baseUrl, String variable) {
    return endpoint(
        name, baseUrl, isClaude() ? "openai.chat" : "anthropic.messages", variable, "30s");
  }

  private ElsewhereRules endpoint(
      String name, String baseUrl, String dialect, String variable, String timeout) {
    endpoints.add(
        String.format(
            "  - {name: %s, url: '%s', dialect: %s, key-variable: %s, timeout: %s}%n",
            name, baseUrl + path(), dialect, variable, timeout));
    return rule(name, name, "");
  }

  /** A rule with more to say about the other model. */
  ElsewhereRules rule(String name, String endpoint, String more) {
    rules.add(
        String.format(
            "  - {name: %s, match: {header: {X-Rule: %s}},"
                + " downgrade: {force: %s, force-at: %s, pause: 0s%s}}%n",
            name, name, target(), endpoint, more));
    return this;
  }

  String yaml() {
    return "mode: optimize\n"
        + client.library().config()
        + endpoints.stream().collect(Collectors.joining("", "endpoints:\n", ""))
        + rules.stream().collect(Collectors.joining("", "rules:\n", ""));
  }

  /** A question that a rule takes by its name. */
  AppCommand question(String prompt, String form, String rule) {
    AppCommand question =
        AppCommand.call(client.library().chat(), prompt)
            .model(model())
            .form(form)
            .apiKey(OWN_KEY)
            .header("X-Rule", rule)
            .header("X-Gateway-Key", "a-secret-of-its-own")
            .header("Cookie", "session=a-secret-of-its-own")
            .maxRetries(0);
    return !isClaude() && form.contains("stream")
        ? question.body("stream_options", Map.of("include_usage", true))
        : question;
  }

  /** The model that the application asks for. */
  String model() {
    return isClaude() ? "claude-opus-4-5" : "gpt-4o";
  }

  /** The model at the other server. */
  String target() {
    return isClaude() ? "claude-haiku-4-5" : "gpt-5-nano";
  }

  private String path() {
    return isClaude() ? "/messages" : "/chat/completions";
  }

  private String dialect() {
    return isClaude() ? "anthropic.messages" : "openai.chat";
  }

  private boolean isClaude() {
    return client.library().chat().equals("messages");
  }
}
