/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.CallHandler;
import dev.parsimony.engine.Engine;
import java.lang.instrument.ClassFileTransformer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the two halves of interception: what weaves the classes, and what handles their calls. */
public final class Instrumenter {

  private final Consumer<String> log;
  private final Supplier<String> mode;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param log takes one line for the operator
   * @param mode the mode in force, for the line about the first woven client
   */
  public Instrumenter(Consumer<String> log, Supplier<String> mode) {
    this.log = log;
    this.mode = mode;
  }

  public ClassFileTransformer weaver() {
    return new Weaver(
        (seam, domain) -> {
          if (seam.adapter() != null && told.compareAndSet(false, true)) {
            log.accept(
                "mode="
                    + mode.get()
                    + " client="
                    + seam.client()
                    + " "
                    + LibraryVersion.of(domain));
          }
        },
        log);
  }

  public CallHandler dispatcher(Engine engine) {
    return new Dispatcher(engine, log);
  }
}
