/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which node of a cluster has which keys. */
final class SlotTable {

  private static final int SLOTS = 16_384;
  private static final int POLYNOMIAL = 0x1021;

  private final @Nullable Address[] owners = new Address[SLOTS];

  /** The slot of a key: of its hash tag, where it has one. */
  static int slot(String key) {
    int open = key.indexOf('{');
    int close = open < 0 ? -1 : key.indexOf('}', open + 1);
    String hashed = close > open + 1 ? key.substring(open + 1, close) : key;
    int sum = 0;
    for (byte b : hashed.getBytes(StandardCharsets.UTF_8)) {
      sum ^= (b & 0xff) << Byte.SIZE;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        sum = (sum & 0x8000) == 0 ? sum << 1 : (sum << 1) ^ POLYNOMIAL;
      }
      sum &= 0xffff;
    }
    return sum % SLOTS;
  }

  @Nullable Address owner(int slot) {
    return owners[slot];
  }

  void put(int slot, Address owner) {
    owners[slot] = owner;
  }

  Set<Address> nodes() {
    Set<Address> nodes = new LinkedHashSet<>();
    for (Address owner : owners) {
      if (owner != null) {
        nodes.add(owner);
      }
    }
    return nodes;
  }

  /**
   * Reads the reply to {@code CLUSTER SLOTS}.
   *
   * @param asked the node that gave it, which may leave out its own host
   * @return null for what is none
   */
  static @Nullable SlotTable read(@Nullable Object reply, Address asked) {
    SlotTable table = new SlotTable();
    if (!(reply instanceof List) || ((List<?>) reply).isEmpty()) {
      return null;
    }
    for (Object range : (List<?>) reply) {
      if (!(range instanceof List) || !table.fill((List<?>) range, asked)) {
        return null;
      }
    }
    return table;
  }

  private boolean fill(List<?> range, Address asked) {
    Object node = range.size() < 3 ? null : range.get(2);
    if (!(node instanceof List)
        || ((List<?>) node).size() < 2
        || !(range.get(0) instanceof Long)
        || !(range.get(1) instanceof Long)
        || !(((List<?>) node).get(1) instanceof Long)) {
      return false;
    }
    long first = (Long) range.get(0);
    long last = (Long) range.get(1);
    if (first < 0 || last >= SLOTS) {
      return false;
    }
    String host = Sentinels.text(((List<?>) node).get(0));
    int port = ((Long) ((List<?>) node).get(1)).intValue();
    Address owner = new Address(host.isEmpty() ? asked.host() : host, port);
    for (long slot = first; slot <= last; slot++) {
      put((int) slot, owner);
    }
    return true;
  }
}
