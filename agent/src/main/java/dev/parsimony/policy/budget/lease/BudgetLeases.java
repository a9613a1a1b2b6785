/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.redis.CircuitBreaker;
import dev.parsimony.redis.Connector;
import dev.parsimony.redis.RedisAccess;
import dev.parsimony.redis.RedisClient;
import dev.parsimony.redis.Timer;
import dev.parsimony.setting.MissingSecretException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a Redis for leases. Belongs to one thread, which may wait. Where nothing is answered, nobody
 * asks for a while.
 */
public final class BudgetLeases {

  private static final long QUESTION_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_REPLY_BYTES = 16 << 10;

  private final RedisAccess access;
  private final Function<String, @Nullable String> environment;
  private final Timer timer;
  private final LongSupplier clock;
  private final Consumer<String> log;
  private final CircuitBreaker breaker;
  private final LeaseKeys keys;
  private final String jvm = UUID.randomUUID().toString();
  private final Set<String> told = new HashSet<>();
  private @Nullable RedisClient client;

  /**
   * @param environment the variables of the process
   * @param clock milliseconds
   * @param log takes a line for the operator
   */
  public BudgetLeases(
      RedisAccess access,
      Function<String, @Nullable String> environment,
      Timer timer,
      LongSupplier clock,
      Consumer<String> log) {
    this.access = access;
    this.environment = environment;
    this.timer = timer;
    this.clock = clock;
    this.log = log;
    this.breaker = new CircuitBreaker(clock);
    this.keys = new LeaseKeys(access.prefix());
  }

  /** Whether there is any use in asking. */
  public boolean isUsable() {
    return breaker.isClosed() || breaker.isProbeDue();
  }

  /** Tells what is used, and asks what may be; null where nothing is answered. Never fails. */
  public @Nullable Lease ask(LeaseRequest request) {
    if (!isUsable()) {
      return null;
    }
    try {
      Lease lease = answered(request);
      breaker.succeeded();
      breaker.close();
      return lease;
    } catch (MissingSecretException missing) {
      failed(missing, String.valueOf(missing.getMessage()));
    } catch (IOException failure) {
      failed(failure, "cannot be asked (" + reason(failure) + ")");
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("lease of a budget", failure);
      failed(failure, "cannot be asked (" + reason(failure) + ")");
    }
    return null;
  }

  public void close() {
    RedisClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
  }

  private Lease answered(LeaseRequest request) throws IOException, MissingSecretException {
    RedisClient open = client == null ? connected() : client;
    client = open;
    keys.open(open, clock.getAsLong(), QUESTION_NANOS);
    String key = keys.of(request);
    Object reply = open.send(key, LeaseScript.command(key, jvm, request), QUESTION_NANOS);
    return LeaseScript.read(request, reply);
  }

  private RedisClient connected() throws MissingSecretException {
    return RedisClient.of(
        access.url(),
        new Connector(
            access.url(),
            access.credentials(environment),
            MOST_REPLY_BYTES,
            timer,
            System::nanoTime));
  }

  /* Each kind of trouble is told once. */
  private void failed(Throwable failure, String why) {
    breaker.trip();
    if (told.add(failure.getClass().getName())) {
      log.accept(
          "budget-use.redis.url \""
              + access.url()
              + "\": "
              + why
              + "; this process goes on with its part of what was left, or counts for itself");
    }
  }

  private static String reason(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
