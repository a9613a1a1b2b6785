/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.stub.Faults;
import java.util.List;

/** What only an application of the JDK's client can do: take a body in many ways. */
final class JdkScenarios {

  static final List<String> HANDLERS =
      List.of("bytes", "stream", "lines", "file", "publisher", "buffering", "consumer");

  private JdkScenarios() {}

  static void add(List<Scenario> all) {
    for (String handler : HANDLERS) {
      for (String form : List.of("blocking", "async")) {
        AppCommand call = AppCommand.chat("[words:40] hi").form(form).with("handler", handler);
        String name = form + " as " + handler;
        Scenario.add(all, name, call);
        Scenario.add(all, name + " 429", Faults.status(429), 1, call);
        Scenario.add(all, name + " closed mid body", Faults.closedMidBody(), 1, call);
      }
    }
  }
}
