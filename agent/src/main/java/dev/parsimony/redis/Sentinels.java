/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Those who know where the master is. */
final class Sentinels implements SingleClient.Place {

  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Connector connector;
  private final List<Address> sentinels;
  private final String master;

  Sentinels(Connector connector, List<Address> sentinels, String master) {
    this.connector = connector;
    this.sentinels = new ArrayList<>(sentinels);
    this.master = master;
  }

  @Override
  public Address address() throws IOException {
    IOException none = new IOException("no sentinel knows the master " + master);
    for (Address sentinel : new ArrayList<>(sentinels)) {
      try (Connection connection = connector.open(sentinel)) {
        Address found = found(connection);
        if (found != null) {
          sentinels.remove(sentinel);
          sentinels.add(0, sentinel);
          return found;
        }
      } catch (IOException failure) {
        none.addSuppressed(failure);
      }
    }
    throw none;
  }

  private @Nullable Address found(Connection connection) throws IOException {
    Object reply =
        connection.send(Command.of("SENTINEL").with("get-master-addr-by-name").with(master), NANOS);
    if (!(reply instanceof List) || ((List<?>) reply).size() != 2) {
      return null;
    }
    List<?> parts = (List<?>) reply;
    Integer port = port(text(parts.get(1)));
    return port == null ? null : new Address(text(parts.get(0)), port);
  }

  /** A reply as text; empty where it is none. */
  static String text(@Nullable Object reply) {
    return reply instanceof byte[] ? new String((byte[]) reply, StandardCharsets.UTF_8) : "";
  }

  static @Nullable Integer port(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.valueOf(text) : null;
  }
}
