/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigPeek;
import dev.parsimony.dialect.wire.Providers;
import dev.parsimony.setting.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, read as late as can be: a file that adds no hosts waits for the first call.
 */
final class Configuration {

  private final @Nullable String path;
  private @Nullable ConfigHolder holder;

  Configuration(@Nullable String path) {
    this.path = path;
  }

  synchronized ConfigHolder holder() {
    ConfigHolder read = holder;
    if (read == null) {
      read = ConfigHolder.start(path, Environment.SYSTEM, System.err::println);
      holder = read;
    }
    return read;
  }

  /** Where general HTTP clients are watched, as patterns of the gate. */
  String[] hosts() {
    return path == null || !ConfigPeek.mayNameProviders(path) ? Providers.hosts() : hosts(holder());
  }

  /** The same by a configuration that has been read. */
  static String[] hosts(ConfigHolder holder) {
    String[] known = Providers.hosts();
    List<String> added = holder.current().providers().hosts();
    String[] all = java.util.Arrays.copyOf(known, known.length + added.size());
    for (int i = 0; i < added.size(); i++) {
      all[known.length + i] = added.get(i);
    }
    return all;
  }
}
