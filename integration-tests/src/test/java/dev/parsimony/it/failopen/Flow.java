/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.Gate;
import dev.parsimony.it.stub.ProviderStub;
import java.util.ArrayList;
import java.util.List;

/**
 * A way through the agent.
 *
 * @param sharing whether the provider is to see fewer calls than without the agent
 */
record Flow(String name, boolean sharing, Play play) {

  private static final List<String> FORMS = List.of("blocking", "async", "stream", "async-stream");

  /** Plays it: the results are what the application must see alike, fault or not. */
  interface Play {
    List<AppResult> run(AppProcess app, ProviderStub stub, AppCommand call, Arming arming)
        throws InterruptedException;
  }

  /** What happens while a flow is played. */
  interface Arming {
    /** The first call begins. */
    void start();

    /** Waits until the first call reads its reply. */
    void awaitLeader();

    /** From here on the fault may strike. */
    void arm();

    /** Waits until a second call follows the first, or has been struck. */
    void awaitFollower();

    /** Nothing at all: for an application without the agent. */
    Arming NONE =
        new Arming() {
          @Override
          public void start() {}

          @Override
          public void awaitLeader() {}

          @Override
          public void arm() {}

          @Override
          public void awaitFollower() {}
        };
  }

  /** Those in which no other call is under way. */
  static List<Flow> alone(List<String> forms) {
    List<Flow> all = new ArrayList<>();
    for (String form : forms) {
      all.add(new Flow("asked " + form, false, asked(form)));
      all.add(new Flow("stored " + form, true, stored(form)));
    }
    return all;
  }

  static List<Flow> all() {
    List<Flow> all = alone(FORMS);
    for (String form : List.of("blocking", "async")) {
      all.add(new Flow("joined " + form, true, joined("blocking", form, true)));
      all.add(new Flow("joined async by " + form, true, joined("async", form, true)));
    }
    for (String form : List.of("stream", "async-stream")) {
      all.add(new Flow("joined " + form, true, joined("stream", form, true)));
      all.add(new Flow("read along " + form, true, joined("stream", form, false)));
    }
    return all;
  }

  private static Play asked(String form) {
    return (app, stub, call, arming) -> {
      arming.arm();
      return List.of(app.send(call.form(form)));
    };
  }

  private static Play stored(String form) {
    return (app, stub, call, arming) -> {
      AppResult first = app.send(call.form(form));
      arming.arm();
      return List.of(first, app.send(call.form(form)));
    };
  }

  private static Play joined(String leaderForm, String form, boolean beforeHeaders) {
    return (app, stub, call, arming) -> {
      Gate gate = beforeHeaders ? Gate.beforeHeaders() : Gate.beforeBody();
      stub.next(gate);
      arming.start();
      app.begin("leader", call.form(leaderForm));
      await(gate::awaitArrival);
      if (!beforeHeaders) {
        arming.awaitLeader();
      }
      arming.arm();
      app.begin("follower", call.form(form));
      arming.awaitFollower();
      gate.open();
      return List.of(app.await("leader"), app.await("follower"));
    };
  }

  private static void await(Arrival arrival) throws InterruptedException {
    if (!arrival.came()) {
      throw new AssertionError("the first request did not arrive");
    }
  }

  private interface Arrival {
    boolean came() throws InterruptedException;
  }

  @Override
  public String toString() {
    return name;
  }
}
