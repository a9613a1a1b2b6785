/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/** What is left in this JVM after a garbage collection. */
final class Vitals {

  /** The calls asked, the bytes in use, the threads, and the agent's suppressed failures. */
  static String line(long asked) {
    System.gc();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return "sample\t" + asked + "\t" + heap() + "\t" + threads + "\t" + suppressed();
  }

  private static long heap() {
    long sum = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
        sum += pool.getCollectionUsage().getUsed();
      }
    }
    return sum;
  }

  /* -1 where there is no agent. */
  private static long suppressed() {
    try {
      Class<?> counter = Class.forName("dev.parsimony.bootstrap.SuppressedFailures", true, null);
      return ((Number) counter.getMethod("count").invoke(null)).longValue();
    } catch (ClassNotFoundException e) {
      return -1;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Vitals() {}
}
