/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.CallHandler;
import dev.parsimony.engine.Engine;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the two halves of interception: what weaves the classes, and what handles their calls. */
public final class Instrumenter {

  private final LoaderOpener opener;
  private final Consumer<String> log;

  /**
   * @param instrumentation the JVM's
   * @param log takes one line for the operator
   */
  public Instrumenter(Instrumentation instrumentation, Consumer<String> log) {
    this.opener = new LoaderOpener(instrumentation);
    this.log = log;
  }

  public ClassFileTransformer weaver() {
    return new Weaver(opener, log);
  }

  /**
   * @param engine asked for at the first call that is for an adapter; gives null when there is none
   */
  public CallHandler dispatcher(Supplier<? extends @Nullable Engine> engine) {
    return new Dispatcher(engine, log);
  }
}
