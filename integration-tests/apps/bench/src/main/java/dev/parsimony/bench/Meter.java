/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What this JVM has used since the meter was started: CPU time and allocation. */
final class Meter {

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<Long, Long> allocated = allocatedByThread();
  private final long caller = Thread.currentThread().getId();
  private final long cpu = PROCESS.getProcessCpuTime();

  long cpuNanos() {
    return PROCESS.getProcessCpuTime() - cpu;
  }

  long callerBytes() {
    return THREADS.getThreadAllocatedBytes(caller) - allocated.getOrDefault(caller, 0L);
  }

  /** Of all threads that live now. */
  long allBytes() {
    long sum = 0;
    for (Map.Entry<Long, Long> thread : allocatedByThread().entrySet()) {
      sum += thread.getValue() - allocated.getOrDefault(thread.getKey(), 0L);
    }
    return sum;
  }

  private static Map<Long, Long> allocatedByThread() {
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, Long> result = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (bytes[i] >= 0) {
        result.put(ids[i], bytes[i]);
      }
    }
    return result;
  }
}
