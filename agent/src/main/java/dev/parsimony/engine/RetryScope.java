/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.WireRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a library's retry loop on a thread. A request that equals one which failed in the same
 * run is another attempt of the same call; all others are calls of their own. A loop within a loop
 * is part of the outer one.
 */
public final class RetryScope {

  private static final int MOST_FAILED = 16;
  private static final ThreadLocal<@Nullable RetryScope> CURRENT = new ThreadLocal<>();

  private final Deque<Attempt> failed = new ArrayDeque<>(2);
  private int depth;
  private boolean over;

  /** The calling thread begins a loop. */
  public static void enter() {
    RetryScope current = CURRENT.get();
    if (current == null) {
      current = new RetryScope();
      CURRENT.set(current);
    }
    current.depth++;
  }

  /** The calling thread is done with the loop that it began last, in whatever way. */
  public static void leave() {
    RetryScope current = CURRENT.get();
    if (current != null && --current.depth <= 0) {
      CURRENT.remove();
      current.end();
    }
  }

  /** The attempt that a request of the calling thread is. */
  static Attempt attempt(WireRequest request) {
    RetryScope current = CURRENT.get();
    return current == null ? Attempt.alone(request) : current.next(request);
  }

  private synchronized Attempt next(WireRequest request) {
    for (Iterator<Attempt> each = failed.iterator(); each.hasNext(); ) {
      Attempt before = each.next();
      if (before.isOf(request)) {
        each.remove();
        return before.next(request);
      }
    }
    return Attempt.first(request, this);
  }

  /** An attempt has failed, and another one may follow. */
  synchronized void failed(Attempt attempt, ClosedCall call, Observer observer) {
    if (over || call.isBilled()) {
      observer.closed(call);
    } else {
      attempt.hold(observer.hold(call));
    }
    if (!over) {
      failed.add(attempt);
      if (failed.size() > MOST_FAILED) {
        failed.remove().tell();
      }
    }
  }

  private synchronized void end() {
    over = true;
    failed.forEach(Attempt::tell);
    failed.clear();
  }

  private RetryScope() {}
}
