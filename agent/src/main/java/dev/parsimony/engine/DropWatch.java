/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

/** Notices that the application drops unread what it holds a reply by. */
final class DropWatch {

  private final Observer observer;
  private Runnable unwatch = () -> {};

  DropWatch(Observer observer) {
    this.observer = observer;
  }

  /** Watches what the application holds the reply by from now on, in place of what it was. */
  void watch(Object held, Runnable dropped) {
    unwatch.run();
    unwatch = requireNonNull(observer.watch(held, dropped), "no watch");
  }

  void end() {
    unwatch.run();
  }
}
