/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.agent;

import dev.parsimony.bootstrap.ProviderGate;
import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.policy.cache.AnswerStore;

/** What is looked after once a second: a changed configuration, and what follows from it. */
final class Housekeeping implements Runnable {

  private final ConfigHolder config;
  private final AnswerStore store;
  private ConfigSnapshot applied;

  Housekeeping(ConfigHolder config, AnswerStore store) {
    this.config = config;
    this.store = store;
    this.applied = config.current();
  }

  @Override
  public void run() {
    config.poll();
    if (applied != config.current()) {
      applied = config.current();
      store.resize(applied.cacheMaxBytes());
      ProviderGate.admit(Configuration.hosts(config));
    }
  }
}
