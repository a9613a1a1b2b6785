/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a woven step asks before it does its work. Lives in the bootstrap class loader, where every
 * class of the agent sees it.
 */
public final class FaultPoint {

  private static final Map<String, AtomicInteger> VISITS = new ConcurrentHashMap<>();
  private static final AtomicInteger FIRED = new AtomicInteger();
  private static volatile @Nullable Armed armed;

  private FaultPoint() {}

  /**
   * Fails when it is this step's turn.
   *
   * @param returnsObject whether the step can return null at all
   * @return whether the step is to return nothing instead of doing its work
   */
  public static boolean hit(String point, boolean returnsObject) {
    VISITS.computeIfAbsent(point, absent -> new AtomicInteger()).incrementAndGet();
    Armed current = armed;
    if (current == null
        || !current.point.equals(point)
        || (!returnsObject && current.kind.equals("nothing"))
        || current.left.decrementAndGet() != 0) {
      return false;
    }
    FIRED.incrementAndGet();
    return fail(current.kind);
  }

  public static void arm(String point, String kind, int visit) {
    VISITS.clear();
    FIRED.set(0);
    armed = new Armed(point, kind, visit);
  }

  public static void disarm() {
    armed = null;
  }

  public static int fired() {
    return FIRED.get();
  }

  public static int visits(String point) {
    AtomicInteger visits = VISITS.get(point);
    return visits == null ? 0 : visits.get();
  }

  private static boolean fail(String kind) {
    switch (kind) {
      case "exception":
        throw new UnsupportedOperationException("injected: the prompt is secret");
      case "error":
        throw new AssertionError("injected: the prompt is secret");
      case "overflow":
        overflow(0);
        return false;
      case "slow":
        pause(8_000);
        return false;
      case "unhurried":
        pause(1_000);
        return false;
      case "nothing":
        return true;
      default:
        throw new IllegalArgumentException(kind);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A fault that waits for its turn. */
  private static final class Armed {
    final String point;
    final String kind;
    final AtomicInteger left;

    Armed(String point, String kind, int visit) {
      this.point = point;
      this.kind = kind;
      this.left = new AtomicInteger(visit);
    }
  }
}
