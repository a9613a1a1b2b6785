/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.ProviderGate;
import dev.parsimony.engine.Engine;
import dev.parsimony.instrument.Instrumenter;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The agent half awake: it weaves the classes that are hooked, and puts the rest together at the
 * first call to a provider. An application that only uses an HTTP client never pays for more. Its
 * run is that of the keeper, the parent of the agent's threads.
 */
public final class Awakening implements ClassFileTransformer, Runnable, Supplier<@Nullable Engine> {

  private final Configuration config;
  private final Thread keeper;
  private final ClassFileTransformer weaver;
  private volatile @Nullable Agent agent;
  private boolean tried;

  private Awakening(Configuration config, Thread keeper, Instrumenter instrumenter) {
    this.config = config;
    this.keeper = keeper;
    this.weaver = instrumenter.weaver();
  }

  /**
   * Begins. Called by the gate, once in a JVM, when the application loads the first hooked class.
   *
   * @param instrumentation the JVM's
   * @param configPath the configuration file; null for none
   * @param keeper to be started when there is something to keep; it then runs this
   */
  public static Awakening start(
      Instrumentation instrumentation, @Nullable String configPath, Thread keeper) {
    Instrumenter instrumenter = new Instrumenter(instrumentation, Agent::tell);
    Configuration config = new Configuration(configPath);
    Awakening awakening = new Awakening(config, keeper, instrumenter);
    ProviderGate.admit(config.hosts());
    Bridge.connect(instrumenter.dispatcher(awakening));
    return awakening;
  }

  /** The engine; null when it could not be put together, which is tried once. */
  @Override
  public @Nullable Engine get() {
    Agent awake = agent;
    if (awake == null) {
      awake = wake();
    }
    return awake == null ? null : awake.engine();
  }

  private synchronized @Nullable Agent wake() {
    if (!tried) {
      tried = true;
      Agent awake = Agent.start(config.holder());
      agent = awake;
      keeper.start();
    }
    return agent;
  }

  @Override
  public byte @Nullable [] transform(
      ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes)
      throws IllegalClassFormatException {
    return weaver.transform(loader, name, redefined, domain, bytes);
  }

  @Override
  public void run() {
    requireNonNull(agent, "nothing to keep").run();
  }
}
