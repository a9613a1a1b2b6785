/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import java.util.List;
import java.util.Map;

/** What only an application of openai-java can do. */
final class OpenAiScenarios {

  private OpenAiScenarios() {}

  static void add(List<Scenario> all, Client client) {
    details(all, client);
    if (client.isModern()) {
      modern(all);
    }
  }

  private static void details(List<Scenario> all, Client client) {
    AppCommand chat = AppCommand.chat("hi");
    Map<String, Object> function = Map.of("name", "f", "parameters", Map.of());
    List<Object> tools = List.of(Map.of("type", "function", "function", function));
    for (String form : client.library().chatForms()) {
      AppCommand asking = AppCommand.chat("[tools]").form(form);
      Scenario.add(all, "chat tools " + form, asking.body("tools", tools));
    }
    Map<String, Object> usage = Map.of("include_usage", true);
    Scenario.add(all, "usage in the stream", chat.form("stream").body("stream_options", usage));
    Scenario.add(all, "many choices", chat.body("n", 3).body("logprobs", true));
    AppCommand numbers = chat.body("temperature", 1e-7).body("seed", 1L << 53);
    Scenario.add(all, "numbers as written", numbers);
    AppCommand unknown = chat.body("x_new", Map.of("b", 1, "a", List.of(1.0)));
    Scenario.add(all, "unknown fields", unknown);
    Scenario.add(all, "stored", chat.body("store", true).body("metadata", Map.of("k", "v")));
    Scenario.add(all, "organization", chat.organization("org-1"));
    Scenario.add(all, "headers", chat.header("X-Tenant", "t").header("OpenAI-Beta", "b=1"));
  }

  private static void modern(List<Scenario> all) {
    for (String endpoint : List.of("chat", "completions", "responses", "embeddings")) {
      Scenario.add(all, endpoint + " raw", AppCommand.call(endpoint, "hi").form("raw"));
    }
    for (String endpoint : List.of("chat", "responses")) {
      AppCommand call = AppCommand.call(endpoint, "hi");
      AppCommand refused = AppCommand.call(endpoint, "[refusal]").form("stream");
      Scenario.add(all, endpoint + " raw stream", call.form("raw-stream"));
      Scenario.add(all, endpoint + " structured", call.form("structured"));
      Scenario.add(all, endpoint + " with options", call.optionHeader("X-Team", "blue"));
      Scenario.add(all, endpoint + " reasoning", call.model("gpt-5"));
      Scenario.add(all, endpoint + " refusal", refused);
    }
  }
}
