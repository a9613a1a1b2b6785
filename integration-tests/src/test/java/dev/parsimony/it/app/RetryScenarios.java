/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import java.util.List;

/** How libraries that retry by themselves do so: after which replies, and after how long. */
final class RetryScenarios {

  private static final Fault AT_ONCE = Faults.header("retry-after-ms", "1");

  private RetryScenarios() {}

  static void add(List<Scenario> all, ClientLibrary library) {
    AppCommand call = AppCommand.call(library.chat(), "hi").maxRetries(1);
    List<String> forms = library.chatForms();
    for (String form : forms) {
      replies(all, form, call.form(form));
    }
    for (String form : Jdk.fullMatrix() ? forms : List.of(forms.get(1))) {
      waits(all, form, call.form(form));
    }
  }

  /* The library waits for a time of its own before it tries again. */
  private static void waits(List<Scenario> all, String form, AppCommand call) {
    Fault now = Faults.status(503).and(Faults.header("retry-after", "0"));
    Scenario.add(all, "retry after 0 s " + form, now, 1, call);
    String name = "recovers from a timeout " + form;
    Scenario.add(all, name, Gate.beforeHeaders(), 1, call.timeoutMillis(300));
  }

  /** Which replies make it try again, in one form of its calls. */
  static void replies(List<Scenario> all, ClientLibrary library, String form) {
    replies(all, form, AppCommand.call(library.chat(), "hi").maxRetries(1).form(form));
  }

  private static void replies(List<Scenario> all, String form, AppCommand call) {
    for (int status : List.of(500, 502, 503)) {
      String name = "recovers from " + status + " " + form;
      Scenario.add(all, name, Faults.status(status).and(AT_ONCE), 1, call);
    }
    Scenario.add(all, "gives up on 503 " + form, Faults.status(503).and(AT_ONCE), 2, call);
    Fault no = Faults.status(429).and(Faults.header("x-should-retry", "false"));
    Scenario.add(all, "told not to retry " + form, no, 2, call);
    Fault yes = Faults.status(400).and(Faults.header("x-should-retry", "true")).and(AT_ONCE);
    Scenario.add(all, "told to retry " + form, yes, 1, call);
  }
}
