/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Endpoint;
import dev.parsimony.setting.Environment;
import java.util.Collections;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The servers that rules may send calls to, with their keys where the environment has them. */
public final class Endpoints {

  static final Endpoints NONE = new Endpoints(Collections::emptyMap, Environment.SYSTEM);

  private final Supplier<Map<String, TargetEndpoint>> named;
  private final Environment environment;

  /**
   * @param named those in force, by name
   */
  public Endpoints(Supplier<Map<String, TargetEndpoint>> named, Environment environment) {
    this.named = named;
    this.environment = environment;
  }

  @Nullable TargetEndpoint find(String name) {
    return named.get().get(name);
  }

  /** Null where its key is missing. */
  @Nullable Endpoint reach(TargetEndpoint known) {
    return known.reach(environment);
  }
}
