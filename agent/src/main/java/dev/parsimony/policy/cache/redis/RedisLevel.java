/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.LevelRead;
import dev.parsimony.policy.cache.level.LevelStart;
import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.policy.cache.level.RecordHead;
import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.Connector;
import dev.parsimony.redis.Credentials;
import dev.parsimony.redis.RedisClient;
import dev.parsimony.setting.MissingSecretException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Redis of one configuration, with threads of its own. Where it cannot be used, it is as if it
 * were empty.
 */
public final class RedisLevel implements AnswerLevel {

  private static final long MOST_OPENING_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LEAST_COMMAND_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PATIENCE = 4;
  private static final int REPLY_OVERHEAD = 64 << 10;
  private static final int RECORD_OVERHEAD = RecordHead.BYTES + RedisView.MOST_LABEL_BYTES + 64;

  private final RedisSettings settings;
  private final Function<String, @Nullable String> environment;
  private final LevelThreads threads;
  private final LongSupplier clock;
  private final Notices notices;
  private final CircuitBreaker breaker;
  private final RedisReaders readers;
  private final LevelStart start;
  private final PurgeMark mark = new PurgeMark();
  private volatile @Nullable RedisOpening opening;
  private volatile @Nullable RedisWriter writer;
  private volatile @Nullable RedisLeases leases;

  /**
   * @param environment the variables of the process
   * @param clock milliseconds since the epoch
   * @param log takes whole lines for the operator
   */
  public RedisLevel(
      RedisSettings settings,
      Function<String, @Nullable String> environment,
      LevelThreads threads,
      LongSupplier clock,
      Consumer<String> log) {
    this.settings = settings;
    this.environment = environment;
    this.threads = threads;
    this.clock = clock;
    this.start = new LevelStart(threads, clock, MOST_OPENING_NANOS);
    this.notices = new Notices("cache.redis.url \"" + settings.access().url() + "\"", log);
    this.breaker = new CircuitBreaker(clock);
    this.readers = new RedisReaders(breaker, notices);
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public void begin() {
    start.begin("parsimony-redis-writer", this::run);
  }

  @Override
  public @Nullable LevelRead opening(long timeoutNanos) {
    return start.opening(timeoutNanos);
  }

  @Override
  public boolean isDown() {
    return store() == null || !breaker.isClosed();
  }

  @Override
  public byte @Nullable [] fingerprintKey() {
    OpenStore now = store();
    return now == null ? null : now.fingerprintKey();
  }

  @Override
  public @Nullable LevelRead read(Fingerprint key) {
    OpenStore now = store();
    if (now == null || !breaker.isClosed()) {
      return null;
    }
    LevelRead read = new LevelRead(threads.relay(), breaker::failed);
    return readers.take(new ReadTask(now, key, read, notices, clock))
        ? read.limited(threads, settings.timeoutNanos())
        : null;
  }

  @Override
  public boolean keepsLabels() {
    return true;
  }

  @Override
  public void whenPurged(Runnable then) {
    mark.then(then);
  }

  @Override
  public void put(Entry entry, long order) {
    RedisWriter open = writer;
    if (open != null && breaker.isClosed()) {
      open.put(entry, order, settings.maxEntryBytes());
    }
  }

  /**
   * Asks for the lease of a call, or its answer; null where there is no use in that.
   *
   * @param patienceNanos how long somebody else may have the lease
   */
  public @Nullable LeaseClaim claim(Fingerprint key, long patienceNanos) {
    OpenStore now = store();
    RedisLeases open = leases;
    return now == null || open == null || !open.isUsable()
        ? null
        : open.claim(now, key, patienceNanos);
  }

  /** Waits until everything is written, at most that long; nothing is kept afterwards. */
  public void finish(long nanos) {
    RedisWriter open = writer;
    if (open != null) {
      open.finish(nanos);
    }
  }

  private @Nullable OpenStore store() {
    RedisOpening known = opening;
    return known == null ? null : known.store();
  }

  private void run() {
    try {
      Supplier<RedisOps> connections = connections(settings.access().credentials(environment));
      RedisOpening first =
          new RedisOpening(
              StoreSecret.key(settings.keyVariable(), environment), breaker, notices, mark);
      RedisWriter made = new RedisWriter(first, breaker, notices, clock);
      opening = first;
      writer = made;
      leases = new RedisLeases(readers, made, breaker, threads, settings.timeoutNanos());
      readers.start(threads, connections);
      made.run(connections.get(), start::end);
    } catch (UnusableStoreException | MissingSecretException found) {
      notices.unusable(String.valueOf(found.getMessage()));
    } finally {
      start.end();
    }
  }

  private Supplier<RedisOps> connections(Credentials credentials) {
    int most = settings.maxEntryBytes() + RECORD_OVERHEAD;
    RedisKeys keys = new RedisKeys(settings.access().prefix());
    Connector connector =
        new Connector(
            settings.access().url(),
            credentials,
            most + REPLY_OVERHEAD,
            threads::later,
            System::nanoTime);
    long nanos = Math.max(PATIENCE * settings.timeoutNanos(), LEAST_COMMAND_NANOS);
    return () ->
        new RedisOps(RedisClient.of(settings.access().url(), connector), keys, most, nanos);
  }
}
