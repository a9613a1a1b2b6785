/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.Fingerprint;
import dev.parsimony.redis.Command;
import dev.parsimony.redis.CommonBytes;
import dev.parsimony.redis.RedisClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is asked of a Redis, in its own commands. Belongs to one thread. */
final class RedisOps {

  private static final int MOST_HEAD_BYTES = 4_096;
  private static final byte[] NOTHING = {};

  /* The answer, unless it is the one that the caller knows; else 1 for the lease, 0 for none. */
  private static final String CLAIM =
      "local a = redis.call('GETRANGE', KEYS[1], 0, ARGV[3])\n"
          + "if #a > 0 and (#ARGV[4] == 0 or string.sub(a, 1, #ARGV[4]) ~= ARGV[4]) then\n"
          + "  return a\n"
          + "end\n"
          + "if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end\n"
          + "if redis.call('GET', KEYS[2]) == ARGV[1] then return 1 end\n"
          + "return 0";
  private static final String RENEW =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then\n"
          + "  return redis.call('PEXPIRE', KEYS[1], ARGV[2])\n"
          + "end\n"
          + "return 0";
  private static final String RELEASE =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end\n"
          + "return 0";

  private final RedisClient client;
  private final RedisKeys keys;
  private final int mostRecordBytes;
  private final long nanos;

  /**
   * @param mostRecordBytes longer records are not read to their end
   * @param nanos how long each command may take
   */
  RedisOps(RedisClient client, RedisKeys keys, int mostRecordBytes, long nanos) {
    this.client = client;
    this.keys = keys;
    this.mostRecordBytes = mostRecordBytes;
    this.nanos = nanos;
  }

  /** What the store begins with. */
  CommonBytes head() {
    return new CommonBytes(client, keys.head(), MOST_HEAD_BYTES, nanos);
  }

  /** What whoever erased answers has left last; null when nobody has. */
  byte @Nullable [] purged() throws IOException {
    return found(range(keys.purged(), MOST_HEAD_BYTES));
  }

  /** A record, or more bytes than one may have; null when there is none. */
  byte @Nullable [] get(Fingerprint key) throws IOException {
    return found(range(keys.answer(key), mostRecordBytes));
  }

  boolean isTooLong(byte[] record) {
    return record.length > mostRecordBytes;
  }

  void put(Fingerprint key, byte[] record, long millis) throws IOException {
    String name = keys.answer(key);
    send(name, Command.of("SET").with(name).with(record).with("PX").with(millis));
  }

  /**
   * Asks for the lease of a call, or its answer.
   *
   * @param token whose lease it is to be
   * @param known how an answer begins that is none for the caller; empty for nothing
   * @return a record; empty for the lease; null when somebody else has the lease
   */
  byte @Nullable [] claim(Fingerprint key, String token, long millis, byte[] known)
      throws IOException {
    String answer = keys.answer(key);
    Object reply =
        send(
            answer,
            script(CLAIM, 2)
                .with(answer)
                .with(keys.lease(key))
                .with(token)
                .with(millis)
                .with(mostRecordBytes)
                .with(known));
    if (reply instanceof byte[]) {
      return (byte[]) reply;
    }
    return Long.valueOf(1).equals(reply) ? NOTHING : null;
  }

  /** Whether the lease was still that of the token. */
  boolean renew(Fingerprint key, String token, long millis) throws IOException {
    String lease = keys.lease(key);
    Object reply = send(lease, script(RENEW, 1).with(lease).with(token).with(millis));
    return Long.valueOf(1).equals(reply);
  }

  void release(Fingerprint key, String token) throws IOException {
    String lease = keys.lease(key);
    send(lease, script(RELEASE, 1).with(lease).with(token));
  }

  void close() {
    client.close();
  }

  private static Command script(String text, int keys) {
    return Command.of("EVAL").with(text).with(keys);
  }

  private @Nullable Object range(String key, int most) throws IOException {
    return send(key, Command.of("GETRANGE").with(key).with(0).with(most));
  }

  private @Nullable Object send(String key, Command command) throws IOException {
    return client.send(key, command, nanos);
  }

  private static byte @Nullable [] found(@Nullable Object reply) {
    return reply instanceof byte[] && ((byte[]) reply).length > 0 ? (byte[]) reply : null;
  }
}
