/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells the operator of each kind of trouble once. */
public final class Notices {

  private final String place;
  private final Consumer<String> log;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param place what every line begins with
   * @param log takes whole lines for the operator
   */
  public Notices(String place, Consumer<String> log) {
    this.place = place;
    this.log = log;
  }

  public void unusable(String why) {
    once("unusable", why + "; going on with the cache in memory alone");
  }

  public void usable() {
    once("usable", "is free now; answers are kept there from now on");
  }

  public void damaged(long count) {
    if (count > 0) {
      once("damaged", "some of it is damaged; answers that are not whole are not given");
    }
  }

  public void notWritten(Throwable failure) {
    count("write of an answer", failure);
    once(
        "written",
        "cannot be written to ("
            + reason(failure)
            + "); answers are not kept there while that is so");
  }

  public void notPurged(Throwable failure) {
    count("purge of answers", failure);
    once("purged", "what was to be purged is still there (" + reason(failure) + ")");
  }

  public void removed() {
    once("removed", "was removed while it is used; the next process will find none of its answers");
  }

  public void unfinished() {
    once("unfinished", "not all answers were written before the end");
  }

  public void notRead(Throwable failure) {
    count("read of an answer", failure);
    once("read", "cannot be read (" + reason(failure) + "); the provider is asked instead");
  }

  /** A failure of the system in words; none of its texts comes from the application. */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    String type = failure.getClass().getSimpleName();
    return message == null ? type : type + ": " + message;
  }

  /* What the system refuses is no failure of the agent's own. */
  private static void count(String step, Throwable failure) {
    if (!(failure instanceof IOException)) {
      SuppressedFailures.record(step, failure);
    }
  }

  private void once(String kind, String line) {
    if (told.add(kind)) {
      log.accept(place + ": " + line);
    }
  }
}
