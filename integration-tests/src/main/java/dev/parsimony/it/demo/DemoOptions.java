/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What the demo is asked to do.
 *
 * @param real whether the real provider is asked, for real money
 * @param latency what the stand-in takes before it answers
 * @param chunkGap what it takes between two pieces of a stream
 * @param environment where the key for the real provider is
 */
record DemoOptions(
    boolean real,
    String model,
    Duration latency,
    Duration chunkGap,
    Map<String, String> environment) {

  static final String USAGE =
      """
      options:
        --real         asks the real provider with OPENAI_API_KEY (and OPENAI_BASE_URL if that is
                       set), which costs money
        --model NAME   the chat model, gpt-4o-mini unless given""";

  static DemoOptions parse(List<String> arguments, Map<String, String> environment) {
    boolean real = false;
    String model = "gpt-4o-mini";
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String option = left.remove();
      if (option.equals("--real")) {
        real = true;
      } else if (option.equals("--model") && !left.isEmpty()) {
        model = left.remove();
      } else {
        throw new IllegalArgumentException("not understood: " + option);
      }
    }
    if (real && environment.getOrDefault("OPENAI_API_KEY", "").isBlank()) {
      throw new IllegalArgumentException("--real needs OPENAI_API_KEY in the environment");
    }
    return new DemoOptions(
        real, model, Duration.ofMillis(40), Duration.ofMillis(6), Map.copyOf(environment));
  }

  /** The same with a stand-in that answers at once. */
  DemoOptions withoutLatency() {
    return new DemoOptions(real, model, Duration.ZERO, Duration.ZERO, environment);
  }
}
