/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.config;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.telemetry.Testbed;

/** What a configuration does to the calls of an application. */
final class Effect {

  static final String CACHING =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {retry-window: 0s}
      """;

  private Effect() {}

  static String rolledOutTo(int percent) {
    return CACHING + "    rollout: {percent: " + percent + ", key: tenant}\n";
  }

  /** Whether the second of two equal calls is answered from the cache. */
  static boolean isCaching(Testbed bed) {
    AppCommand question = AppCommand.chat("again and again");
    bed.app().send(question);
    int before = bed.provider().calls();
    bed.app().send(question);
    return bed.provider().calls() == before;
  }

  /** How many lines of the agent say something. */
  static long lines(Testbed bed, String part) {
    return bed.app().stderr().stream().filter(line -> line.contains(part)).count();
  }
}
