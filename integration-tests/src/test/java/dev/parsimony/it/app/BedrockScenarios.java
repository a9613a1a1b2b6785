/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.stub.Faults;
import java.util.List;
import java.util.Map;

/** What only models on Bedrock are asked and answer. */
final class BedrockScenarios {

  private BedrockScenarios() {}

  static void add(List<Scenario> all) {
    List<Object> tools = List.of(Map.of("name", "f", "input_schema", Map.of("type", "object")));
    AppCommand claude = AppCommand.call("claude", "hi").maxRetries(0);
    for (String form : List.of("blocking", "async-stream")) {
      AppCommand asking = AppCommand.call("claude", "[tools]").form(form).body("tools", tools);
      Scenario.add(all, "claude tools " + form, asking);
      Scenario.add(all, "claude denied " + form, Faults.status(403), 1, claude.form(form));
    }
    AppCommand story = AppCommand.call("claude", "[words:40] a story").maxRetries(0);
    AppCommand streamed = story.form("async-stream");
    Scenario.add(all, "claude error event", Faults.errorEvent(), 1, streamed);
    Scenario.add(all, "claude truncated", Faults.truncatedStream(), 1, streamed);
    Scenario.add(all, "claude closed after many chunks", streamed.closeAfter(30));
    Map<String, Object> thinking = Map.of("type", "enabled", "budget_tokens", 1024);
    Scenario.add(all, "claude thinking", claude.form("async-stream").body("thinking", thinking));
  }
}
