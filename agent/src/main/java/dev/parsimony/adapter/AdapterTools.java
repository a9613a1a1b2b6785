/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.engine.Engine;
import dev.parsimony.exchange.AppContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What an adapter works with: the engine, and the application that its library belongs to. */
public final class AdapterTools {

  private static final AtomicLong INSTANCES = new AtomicLong();

  private final Map<Object, Long> instances = Collections.synchronizedMap(new WeakHashMap<>());
  private final Engine engine;
  private final AppContext app;
  private final String clientVersion;
  private final BiPredicate<String, @Nullable ClassLoader> taken;

  /**
   * @param taken whether calls of a class, seen by a loader, go to an adapter
   */
  public AdapterTools(
      Engine engine,
      AppContext app,
      String clientVersion,
      BiPredicate<String, @Nullable ClassLoader> taken) {
    this.engine = engine;
    this.app = app;
    this.clientVersion = clientVersion;
    this.taken = taken;
  }

  public Engine engine() {
    return engine;
  }

  public AppContext app() {
    return app;
  }

  public String clientVersion() {
    return clientVersion;
  }

  /** Whether calls of a class, as a loader sees it, have come to an adapter that takes them. */
  public boolean hasTaken(String className, @Nullable ClassLoader loader) {
    return taken.test(className, loader);
  }

  /** A number that nothing else of this JVM ever has. */
  public long newInstance() {
    return INSTANCES.incrementAndGet();
  }

  /** A number for a client object, which no other client object of this JVM ever has. */
  public long instance(Object client) {
    return instances.computeIfAbsent(client, unknown -> newInstance());
  }
}
