/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget.lease;

import dev.parsimony.redis.Command;
import java.net.ProtocolException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The question for a lease, which a Redis answers at one moment. The key has a field for each JVM:
 * tokens and money that it has used, the same that it may use, and until when. What a JVM holds
 * counts as used until then, and what it had used for ever.
 */
final class LeaseScript {

  /** How long a lease is held that is not renewed. */
  static final long LEASE_MILLIS = 15_000;

  private static final long KEPT_AFTER_WINDOW_MILLIS = TimeUnit.HOURS.toMillis(1);
  private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(33);
  private static final int NUMBERS = 7;

  /* A field that nobody has renewed for ten minutes is added to one for all such. */
  private static final String TEXT =
      "local time = redis.call('TIME')\n"
          + "local now = time[1] * 1000 + math.floor(time[2] / 1000)\n"
          + "local me = {tonumber(ARGV[2]), tonumber(ARGV[3])}\n"
          + "local limit = {tonumber(ARGV[4]), tonumber(ARGV[5])}\n"
          + "local lease = tonumber(ARGV[6])\n"
          + "local used, held, past = {0, 0}, {0, 0}, {0, 0}\n"
          + "local sharers, folded = 1, false\n"
          + "local all = redis.call('HGETALL', KEYS[1])\n"
          + "for i = 1, #all, 2 do\n"
          + "  local f = {string.match(all[i + 1], '^(%d+) (%d+) (%d+) (%d+) (%d+)$')}\n"
          + "  if #f == 5 and all[i] ~= ARGV[1] then\n"
          + "    local left = tonumber(f[5]) - now\n"
          + "    if left > 0 then sharers = sharers + 1 end\n"
          + "    local old = left < -600000\n"
          + "    for k = 1, 2 do\n"
          + "      local u, h = tonumber(f[k]), tonumber(f[k + 2])\n"
          + "      used[k] = used[k] + u\n"
          + "      held[k] = held[k] + (left > 0 and math.max(u, h) or u)\n"
          + "      if old then past[k] = past[k] + u end\n"
          + "    end\n"
          + "    if old and all[i] ~= 'past' then\n"
          + "      redis.call('HDEL', KEYS[1], all[i])\n"
          + "      folded = true\n"
          + "    end\n"
          + "  end\n"
          + "end\n"
          + "if folded then\n"
          + "  redis.call('HSET', KEYS[1], 'past',"
          + " string.format('%.0f %.0f 0 0 0', past[1], past[2]))\n"
          + "end\n"
          + "local granted, free = {0, 0}, {0, 0}\n"
          + "for k = 1, 2 do\n"
          + "  local left = math.max(0, limit[k] - held[k] - me[k])\n"
          + "  if lease > 0 and left > 0 then\n"
          + "    granted[k] = math.max(1, math.floor(left / (2 * sharers)))\n"
          + "  end\n"
          + "  free[k] = left - granted[k]\n"
          + "end\n"
          + "redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f %.0f %.0f %.0f %.0f',\n"
          + "  me[1], me[2], me[1] + granted[1], me[2] + granted[2], now + lease))\n"
          + "redis.call('PEXPIRE', KEYS[1], ARGV[7])\n"
          + "return {granted[1], free[1], used[1], granted[2], free[2], used[2], sharers}";

  /**
   * @param jvm by which this one is known, in this run
   */
  static Command command(String key, String jvm, LeaseRequest request) {
    long life =
        Math.max(0, Math.min(request.leftMillis(), LONGEST_MILLIS)) + KEPT_AFTER_WINDOW_MILLIS;
    return Command.of("EVAL")
        .with(TEXT)
        .with(1)
        .with(key)
        .with(jvm)
        .with(request.tokens())
        .with(request.nanoUsd())
        .with(request.tokenLimit())
        .with(request.nanoUsdLimit())
        .with(request.givesBack() ? 0 : LEASE_MILLIS)
        .with(life);
  }

  /** The lease that the reply to a question tells of. */
  static Lease read(LeaseRequest request, @Nullable Object reply) throws ProtocolException {
    long[] numbers = numbers(reply);
    if (numbers[NUMBERS - 1] < 1 || numbers[NUMBERS - 1] > Integer.MAX_VALUE) {
      throw notALease();
    }
    return new Lease(
        new Lease.Share(request.tokens(), numbers[0], numbers[1], numbers[2]),
        new Lease.Share(request.nanoUsd(), numbers[3], numbers[4], numbers[5]),
        (int) numbers[NUMBERS - 1]);
  }

  private static long[] numbers(@Nullable Object reply) throws ProtocolException {
    if (!(reply instanceof List) || ((List<?>) reply).size() != NUMBERS) {
      throw notALease();
    }
    long[] numbers = new long[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      Object number = ((List<?>) reply).get(i);
      if (!(number instanceof Long) || (Long) number < 0 || (Long) number > Long.MAX_VALUE / 4) {
        throw notALease();
      }
      numbers[i] = (Long) number;
    }
    return numbers;
  }

  private static ProtocolException notALease() {
    return new ProtocolException("not a lease of a budget");
  }

  private LeaseScript() {}
}
