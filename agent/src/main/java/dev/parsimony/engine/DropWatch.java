/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Notices that the application drops unread what it holds a reply by. */
final class DropWatch {

  private final Observer observer;
  private volatile Runnable unwatch = () -> {};
  private volatile @Nullable Runnable dropping;

  DropWatch(Observer observer) {
    this.observer = observer;
  }

  /** Watches what the application holds the reply by from now on, in place of what it was. */
  <T> T watch(T held, Runnable dropped) {
    unwatch.run();
    unwatch = requireNonNull(observer.watch(held, dropped), "no watch");
    dropping = dropped;
    return held;
  }

  /** Has the application drop what it was to hold a reply by; where there is none, does another. */
  void drop(Runnable otherwise) {
    Runnable dropped = dropping;
    (dropped == null ? otherwise : dropped).run();
  }

  void end() {
    unwatch.run();
  }
}
