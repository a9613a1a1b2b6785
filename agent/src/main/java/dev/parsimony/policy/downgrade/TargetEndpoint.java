/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Endpoint;
import dev.parsimony.setting.Environment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that rules may send calls to. Knows where its key is, not the key. Immutable. */
public final class TargetEndpoint {

  private final String name;
  private final String url;
  private final Duration timeout;
  private final String dialect;
  private final @Nullable String keyVariable;
  private final KeyForm keyForm;

  TargetEndpoint(
      String name,
      String url,
      Duration timeout,
      String dialect,
      @Nullable String keyVariable,
      KeyForm keyForm) {
    this.name = name;
    this.url = url;
    this.timeout = timeout;
    this.dialect = dialect;
    this.keyVariable = keyVariable;
    this.keyForm = keyForm;
  }

  public String name() {
    return name;
  }

  boolean speaks(String other) {
    return dialect.equals(other);
  }

  /** The endpoint with its key; null where there should be one and is none. */
  @Nullable Endpoint reach(Environment environment) {
    if (keyVariable == null) {
      return new Endpoint(name, url, timeout, null);
    }
    String key = key(keyVariable, environment);
    return key == null ? null : new Endpoint(name, url, timeout, keyForm.with(key));
  }

  /** A key as it can stand in a header; null for what cannot, which is told to nobody. */
  static @Nullable String key(String variable, Environment environment) {
    String value = environment.variable(variable);
    String key = value == null ? "" : value.trim();
    return key.matches("[!-~]{1,4096}") ? key : null;
  }
}
