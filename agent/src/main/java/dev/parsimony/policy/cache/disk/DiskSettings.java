/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.util.Objects.requireNonNull;

import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;
import org.jspecify.annotations.Nullable;

/** What the configuration says about answers on disk. Counts from the start on. Immutable. */
public final class DiskSettings {

  private static final Setting<String> DIRECTORY =
      Setting.of(
              "directory",
              Kinds.path(),
              "Where answers are kept over restarts, in a directory `parsimony-cache` that the agent"
                  + " makes there for one JVM at a time; without it, nowhere.")
          .example("/var/cache/my-app");
  private static final Setting<Long> MAX_SIZE =
      Setting.of(
              "max-size",
              Kinds.size("1MiB", "64GiB"),
              "What its files may take together; the oldest answers leave.")
          .defaultsTo(256L << 20);

  /** The section of the level on disk. */
  public static final Section SECTION =
      Section.of(
          "disk",
          "Answers that survive a restart. Read when the agent starts; later changes wait for the"
              + " next start.",
          DIRECTORY,
          MAX_SIZE,
          StoreSecret.KEY_VARIABLE);

  private final Values values;

  private DiskSettings(Values values) {
    this.values = values;
  }

  public static DiskSettings of(Values values) {
    return new DiskSettings(values);
  }

  /** Whether answers are kept on disk at all. */
  public boolean enabled() {
    return values.find(DIRECTORY) != null;
  }

  String directory() {
    return requireNonNull(values.find(DIRECTORY), "not enabled");
  }

  long maxBytes() {
    return values.get(MAX_SIZE);
  }

  /** The name of the variable; null for no encryption. */
  @Nullable String keyVariable() {
    return values.find(StoreSecret.KEY_VARIABLE);
  }
}
