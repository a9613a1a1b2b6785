/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

/**
 * One failure of one step.
 *
 * @param visit at which of the step's visits, counted from 1
 */
record Fault(String point, String kind, int visit) {

  /** What this fault does while a flow is played in an application. */
  Flow.Arming armed(FaultyApp app) {
    return new Flow.Arming() {
      @Override
      public void arm() {
        app.arm(point, kind, visit);
      }

      @Override
      public void start() {
        app.arm("none", "nothing", 1);
      }

      @Override
      public void awaitLeader() {
        FaultyApp.until("the first call to read", () -> app.visits("ReplyTap.readUpstream") > 0);
      }

      @Override
      public void awaitFollower() {
        FaultyApp.until(
            "the follower",
            () -> app.visits("Call.await") + app.visits("Call.whenReady") > 0 || app.hasStruck());
      }
    };
  }

  @Override
  public String toString() {
    return kind + " at " + point + (visit == 1 ? "" : " the " + visit + ". time");
  }
}
