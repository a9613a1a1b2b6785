/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import dev.parsimony.setting.MissingSecretException;
import dev.parsimony.setting.SecretVariable;
import dev.parsimony.setting.Setting;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the answers of a store are encrypted with. */
public final class StoreSecret {

  /** The setting that names the variable with the key which answers are encrypted with. */
  public static final Setting<String> KEY_VARIABLE =
      SecretVariable.named(
          "key-variable",
          "The environment variable with the key, at least 16 characters, that answers are"
              + " encrypted with; without it, they are not.",
          "MY_APP_CACHE_KEY");

  private static final int SHORTEST_KEY = 16;

  private StoreSecret() {}

  /** What answers are encrypted with; null where they are not. */
  public static @Nullable String key(
      @Nullable String variable, Function<String, @Nullable String> environment)
      throws UnusableStoreException {
    try {
      return SecretVariable.value(KEY_VARIABLE.key(), variable, environment, SHORTEST_KEY);
    } catch (MissingSecretException missing) {
      throw new UnusableStoreException(missing);
    }
  }
}
