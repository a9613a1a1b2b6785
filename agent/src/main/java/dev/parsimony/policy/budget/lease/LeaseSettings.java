/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

import dev.parsimony.redis.RedisAccess;
import dev.parsimony.redis.RedisUrl;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/** What the configuration says about budgets that a fleet shares. */
public final class LeaseSettings {

  /** Where the fleet counts. */
  public static final Setting<RedisUrl> URL =
      RedisAccess.url(
          "The Redis or Valkey by which the JVMs of a fleet share their budgets; without it, each"
              + " JVM counts for itself.");

  private static final Setting<String> PREFIX =
      RedisAccess.prefix(
          "What all keys begin with. JVMs with the same prefix share their budgets.");

  /** The section of what a fleet shares. */
  public static final Section SECTION =
      Section.of(
          "redis",
          "Budgets that a fleet shares. Read when the agent starts; later changes wait for the next"
              + " start.",
          URL,
          RedisAccess.USERNAME_VARIABLE,
          RedisAccess.PASSWORD_VARIABLE,
          PREFIX);

  /** The settings that were read. */
  public static RedisAccess of(Values values) {
    return new RedisAccess(URL, PREFIX, values);
  }

  private LeaseSettings() {}
}
