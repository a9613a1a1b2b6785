/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An environment that a test fills. */
public final class FakeEnvironment implements Environment {

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();

  public FakeEnvironment property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  public FakeEnvironment variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  @Override
  public @Nullable String property(String name) {
    return properties.get(name);
  }

  @Override
  public @Nullable String variable(String name) {
    return variables.get(name);
  }

  @Override
  public Set<String> propertyNames() {
    return properties.keySet();
  }
}
