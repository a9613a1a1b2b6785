/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends calls whose reply the application dropped without reading or closing it. */
final class LeakWatch {

  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

  /**
   * Runs an action once an object can no longer be reached, unless the watch is ended before.
   *
   * @param action must not reach the object
   * @return ends the watch
   */
  Runnable watch(Object watched, Runnable action) {
    Watch watch = new Watch(watched, dropped, action);
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  /** Runs the actions that are due. */
  void poll() {
    for (Object due = dropped.poll(); due != null; due = dropped.poll()) {
      Watch watch = (Watch) due;
      if (watches.remove(watch)) {
        watch.action.run();
      }
    }
  }

  private static final class Watch extends PhantomReference<Object> {

    private final Runnable action;

    Watch(Object watched, ReferenceQueue<Object> queue, Runnable action) {
      super(watched, queue);
      this.action = action;
    }
  }
}
