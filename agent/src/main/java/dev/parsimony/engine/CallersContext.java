/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.util.concurrent.Executor;

/** The context class loader of whoever hands a task over, for as long as the task runs. */
public final class CallersContext {

  /**
   * The same executor, where tasks find the context class loader of the thread that asks for it
   * here. A thread that runs one gets its own back, be it an application's.
   */
  public static Executor on(Executor executor) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return task -> executor.execute(() -> run(task, context));
  }

  private static void run(Runnable task, ClassLoader context) {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      task.run();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private CallersContext() {}
}
