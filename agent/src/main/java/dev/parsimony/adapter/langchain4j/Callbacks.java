/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import dev.parsimony.adapter.Fields;
import dev.parsimony.engine.CallersContext;
import dev.parsimony.engine.Guard;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Where a client calls listeners back. */
final class Callbacks {

  /**
   * The threads that the application gave to a client; where it gave none, others that find the
   * context class loader of the calling thread.
   *
   * @param others threads that may block
   */
  static Executor of(HttpClient client, Executor others) {
    Executor own = own(client);
    Executor asCaller = CallersContext.on(others);
    return own == null ? asCaller : orElse(own, asCaller);
  }

  private static @Nullable Executor own(HttpClient client) {
    Object spring = Fields.read(client, "streamingRequestExecutor");
    return spring instanceof Executor ? (Executor) spring : ofJdk(Fields.read(client, "delegate"));
  }

  /* By the method of a type that Java 8 has not: it tells of no threads but the application's. */
  private static @Nullable Executor ofJdk(@Nullable Object delegate) {
    try {
      Class<?> type = Class.forName("java.net.http.HttpClient");
      Object executor =
          type.isInstance(delegate) ? type.getMethod("executor").invoke(delegate) : null;
      Object given =
          executor == null
              ? null
              : executor
                  .getClass()
                  .getMethod("orElse", Object.class)
                  .invoke(executor, (Object) null);
      return given instanceof Executor ? (Executor) given : null;
    } catch (ReflectiveOperationException | RuntimeException otherTransport) {
      return null;
    }
  }

  /* An executor that takes no more must not cost the application its answer. */
  private static Executor orElse(Executor own, Executor others) {
    return task -> {
      if (!Guard.run("start of a callback", () -> own.execute(task))) {
        others.execute(task);
      }
    };
  }

  private Callbacks() {}
}
