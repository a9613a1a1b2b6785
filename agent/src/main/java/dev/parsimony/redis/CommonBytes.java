/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;

/** Bytes that the first JVM of a fleet leaves in a Redis, and that all find there from then on. */
public final class CommonBytes {

  private static final byte[] NONE = {};

  private final RedisClient client;
  private final String key;
  private final int most;
  private final long nanos;

  /**
   * @param most of longer ones, one more than this is found
   * @param nanos how long each command may take
   */
  public CommonBytes(RedisClient client, String key, int most, long nanos) {
    this.client = client;
    this.key = key;
    this.most = most;
    this.nanos = nanos;
  }

  /** What is there; empty for nothing. */
  public byte[] find() throws IOException {
    Object reply = client.send(key, Command.of("GETRANGE").with(key).with(0).with(most), nanos);
    return reply instanceof byte[] ? (byte[]) reply : NONE;
  }

  /** Leaves these, unless somebody else was faster, and finds what is there then. */
  public byte[] leave(byte[] mine) throws IOException {
    client.send(key, Command.of("SET").with(key).with(mine).with("NX"), nanos);
    return find();
  }
}
