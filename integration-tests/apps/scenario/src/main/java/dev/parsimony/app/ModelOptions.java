/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the models of one provider are built with. */
final class ModelOptions {

  final String endpoint;
  final String model;
  final String apiKey;
  final String root;
  final int maxRetries;
  final Duration timeout;
  final boolean log;
  final Map<String, String> headers = new TreeMap<>();
  private final String client;

  ModelOptions(Command command, String baseUrl, String apiKey) {
    this.endpoint = command.text("endpoint", "chat");
    this.model = command.model("");
    this.apiKey = command.text("apiKey", apiKey);
    this.root = baseUrl.substring(0, baseUrl.lastIndexOf('/'));
    this.maxRetries = command.number("maxRetries", 2);
    this.timeout = Duration.ofMillis(command.number("timeoutMillis", 60_000));
    this.log = command.flag("log", false);
    this.client = command.text("client", "");
    command.eachHeader(headers::put);
  }

  String modelOr(String otherwise) {
    return model.isEmpty() ? otherwise : model;
  }

  /** Options that are equal make the same models. */
  @Override
  public String toString() {
    return String.join(
        "\n",
        endpoint,
        model,
        apiKey,
        String.valueOf(maxRetries),
        String.valueOf(timeout),
        String.valueOf(log),
        client,
        headers.toString());
  }
}
