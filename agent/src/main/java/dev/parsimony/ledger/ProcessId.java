/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.ledger;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;

/** The id of this process. */
final class ProcessId {

  static String current() {
    try {
      // Java 9 has an interface for it; what Java 8 has starts the whole of JMX.
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Method pid = handle.getMethod("pid");
      return String.valueOf(pid.invoke(handle.getMethod("current").invoke(null)));
    } catch (ReflectiveOperationException java8) {
      return ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
    }
  }

  private ProcessId() {}
}
