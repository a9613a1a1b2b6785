/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application's subscriber; notes what it gets. */
final class FakeSubscriber implements Sink<String> {

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private Runnable onNext = () -> {};
  private int depth;
  private int deepest;

  void onNext(Runnable reaction) {
    onNext = reaction;
  }

  List<String> seen() {
    return seen;
  }

  /** How often it was entered at the same time, at most. */
  int deepest() {
    return deepest;
  }

  @Override
  public void next(String item) {
    deepest = Math.max(deepest, ++depth);
    seen.add(item);
    onNext.run();
    depth--;
  }

  @Override
  public void complete() {
    seen.add("end");
  }

  @Override
  public void fail(Throwable cause) {
    seen.add(cause.toString());
  }
}
