/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.Notices;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for one answer. */
final class ReadTask implements RedisTask {

  private final OpenStore store;
  private final Fingerprint key;
  private final LevelRead read;
  private final Notices notices;
  private final LongSupplier clock;

  /**
   * @param clock milliseconds since the epoch
   */
  ReadTask(OpenStore store, Fingerprint key, LevelRead read, Notices notices, LongSupplier clock) {
    this.store = store;
    this.key = key;
    this.read = read;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public boolean isOver() {
    return read.isOver();
  }

  @Override
  public boolean run(RedisOps ops) throws IOException {
    byte[] record = ops.get(key);
    return read.done(record == null || ops.isTooLong(record) ? null : entry(record));
  }

  @Override
  public void failed() {
    read.done(null);
  }

  private @Nullable Entry entry(byte[] record) {
    Entry entry = store.decode(key, record);
    notices.damaged(entry == null ? 1 : 0);
    return entry != null && OpenStore.isCurrent(entry, clock.getAsLong()) ? entry : null;
  }
}
