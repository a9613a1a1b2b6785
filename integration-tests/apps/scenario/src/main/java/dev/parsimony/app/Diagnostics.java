/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What the application can tell of the JVM around it. */
final class Diagnostics {

  private Diagnostics() {}

  static ObjectNode threads() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode threads = result.putArray("threads");
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      threads
          .addObject()
          .put("name", thread.getName())
          .put("daemon", thread.isDaemon())
          .put("state", thread.getState().name())
          .put("loader", name(thread.getContextClassLoader()));
    }
    return result;
  }

  private static String name(@Nullable ClassLoader loader) {
    if (loader == null) {
      return "boot";
    }
    return loader == Diagnostics.class.getClassLoader() ? "app" : loader.getClass().getName();
  }

  static ObjectNode heap() {
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    System.gc();
    return JsonNodeFactory.instance
        .objectNode()
        .put("heap", runtime.totalMemory() - runtime.freeMemory());
  }

  /** The agent's own count of swallowed failures; -1 where there is no agent. */
  static long suppressed() {
    try {
      Class<?> counter = Class.forName("dev.parsimony.bootstrap.SuppressedFailures", true, null);
      return ((Number) counter.getMethod("count").invoke(null)).longValue();
    } catch (ClassNotFoundException e) {
      return -1;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
