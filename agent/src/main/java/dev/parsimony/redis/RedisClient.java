/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Redis in one of its forms. Belongs to one thread. Connects when it is asked, and again after a
 * connection has failed.
 */
public interface RedisClient extends Closeable {

  static RedisClient of(RedisUrl url, Connector connector) {
    switch (url.form()) {
      case CLUSTER:
        return new ClusterClient(connector, url.addresses());
      case SENTINEL:
        return new SingleClient(
            connector, new Sentinels(connector.anonymous(), url.addresses(), url.master()));
      default:
        return new SingleClient(connector, () -> url.addresses().get(0));
    }
  }

  /**
   * Sends a command and waits for its reply.
   *
   * @param key by which a cluster finds the node; all keys of the command have the same hash tag
   * @param nanos how long that may take on a connection that is there
   * @return a byte array, a Long, a list of such, or null
   */
  @Nullable Object send(String key, Command command, long nanos) throws IOException;

  /**
   * Sends a command for each of several keys, and waits for all replies: none is waited for before
   * the next command is sent.
   *
   * @param nanos how long that may take at each server
   * @return the replies, in the order of the keys
   */
  List<@Nullable Object> sendEach(List<String> keys, Function<String, Command> command, long nanos)
      throws IOException;

  /** All servers that have keys of their own, each asked for itself, whatever the key. */
  List<RedisClient> nodes() throws IOException;

  @Override
  void close();
}
