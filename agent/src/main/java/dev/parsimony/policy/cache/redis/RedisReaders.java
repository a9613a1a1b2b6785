/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.cache.level.LevelThreads;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.RedisErrorException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** A few threads that ask for those who wait, each on a connection of its own. */
final class RedisReaders {

  private static final int THREADS = 4;
  private static final int MOST_WAITING = 1_024;

  private final CircuitBreaker breaker;
  private final Notices notices;
  private final BlockingQueue<RedisTask> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

  RedisReaders(CircuitBreaker breaker, Notices notices) {
    this.breaker = breaker;
    this.notices = notices;
  }

  void start(LevelThreads threads, Supplier<RedisOps> connections) {
    for (int i = 1; i <= THREADS; i++) {
      threads.start("parsimony-redis-reader-" + i, () -> run(connections.get()));
    }
  }

  /** Whether the task was taken; one too many is not. */
  boolean take(RedisTask task) {
    return waiting.offer(task);
  }

  private void run(RedisOps ops) {
    try {
      while (true) {
        RedisTask task = waiting.take();
        if (!task.isOver()) {
          run(task, ops);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ops.close();
    }
  }

  private void run(RedisTask task, RedisOps ops) {
    try {
      if (task.run(ops)) {
        breaker.succeeded();
      }
      return;
    } catch (RedisErrorException no) {
      if (no.code().equals("WRONGTYPE")) {
        // Somebody else's value under one of our keys says nothing about the server.
        notices.damaged(1);
      } else {
        failed(no);
      }
    } catch (IOException | RuntimeException | Error failure) {
      failed(failure);
    }
    task.failed();
  }

  private void failed(Throwable failure) {
    breaker.failed();
    notices.notRead(failure);
  }
}
