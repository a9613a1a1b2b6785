/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.engine.Engine;
import dev.parsimony.exchange.AppContext;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an adapter works with: the engine, and the application that its library belongs to. */
public final class AdapterTools {

  private static final AtomicLong INSTANCES = new AtomicLong();

  private final Map<Object, Long> instances = Collections.synchronizedMap(new WeakHashMap<>());
  private final Engine engine;
  private final AppContext app;
  private final String clientVersion;

  public AdapterTools(Engine engine, AppContext app, String clientVersion) {
    this.engine = engine;
    this.app = app;
    this.clientVersion = clientVersion;
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

  /** A number for a client object, which no other client object of this JVM ever has. */
  public long instance(Object client) {
    return instances.computeIfAbsent(client, unknown -> INSTANCES.incrementAndGet());
  }
}
