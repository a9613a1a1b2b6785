/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.stub.Faults;
import java.util.List;
import java.util.Map;

/** What only an application of anthropic-java can do. */
final class AnthropicScenarios {

  private AnthropicScenarios() {}

  static void add(List<Scenario> all, Client client) {
    details(all, client);
    if (!client.version().startsWith("0.")) {
      modern(all);
    }
  }

  private static void details(List<Scenario> all, Client client) {
    AppCommand message = AppCommand.call("messages", "hi");
    List<Object> tools =
        List.of(Map.of("name", "f", "input_schema", Map.of("type", "object")), Map.of("name", "g"));
    for (String form : client.library().chatForms()) {
      AppCommand asking = AppCommand.call("messages", "[two tools]").form(form);
      Scenario.add(all, "tools " + form, asking.body("tools", tools));
      AppCommand overloaded = message.form(form).maxRetries(0);
      Scenario.add(all, "overloaded " + form, Faults.status(529), 1, overloaded);
      AppCommand refused = AppCommand.call("messages", "[refusal]").form(form);
      Scenario.add(all, "refusal " + form, refused);
    }
    Scenario.add(all, "token", message.with("authToken", "token-1"));
    Scenario.add(all, "system", message.system("be brief"));
    AppCommand numbers = message.body("temperature", 1e-7).body("top_k", 1L << 53);
    Scenario.add(all, "numbers as written", numbers);
    AppCommand unknown = message.body("x_new", Map.of("b", 1, "a", List.of(1.0)));
    Scenario.add(all, "unknown fields", unknown);
    Scenario.add(all, "headers", message.header("X-Tenant", "t").header("anthropic-beta", "b-1"));
  }

  private static void modern(List<Scenario> all) {
    AppCommand message = AppCommand.call("messages", "hi");
    Map<String, Object> thinking = Map.of("type", "enabled", "budget_tokens", 1024);
    for (String form : List.of("blocking", "stream")) {
      Scenario.add(all, "thinking " + form, message.form(form).body("thinking", thinking));
    }
    Scenario.add(all, "raw", message.form("raw"));
    Scenario.add(all, "raw stream", message.form("raw-stream"));
    Scenario.add(all, "structured", message.form("structured"));
    Scenario.add(all, "with options", message.optionHeader("X-Team", "blue"));
  }
}
