/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes of a cluster, each with its part of the keys. */
final class ClusterClient implements RedisClient {

  private static final int MOST_REDIRECTIONS = 4;
  private static final long SLOTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Connector connector;
  private final List<Address> seeds;
  private final Map<Address, Connection> connections = new HashMap<>();
  private SlotTable table = new SlotTable();
  private boolean stale = true;

  ClusterClient(Connector connector, List<Address> seeds) {
    this.connector = connector;
    this.seeds = seeds;
  }

  @Override
  public @Nullable Object send(String key, Command command, long nanos) throws IOException {
    return send(new Target(owner(key), false), SlotTable.slot(key), command, nanos);
  }

  @Override
  public List<@Nullable Object> sendEach(
      List<String> keys, Function<String, Command> command, long nanos) throws IOException {
    Map<Address, List<String>> byNode = new LinkedHashMap<>();
    for (String key : keys) {
      byNode.computeIfAbsent(owner(key), node -> new ArrayList<>()).add(key);
    }
    Map<String, @Nullable Object> replies = new HashMap<>();
    for (Map.Entry<Address, List<String>> node : byNode.entrySet()) {
      List<Command> commands = node.getValue().stream().map(command).collect(Collectors.toList());
      List<@Nullable Object> read = new Target(node.getKey(), false).sendEach(commands, nanos);
      for (int i = 0; i < commands.size(); i++) {
        String key = node.getValue().get(i);
        boolean elsewhere = isElsewhere(read.get(i), node.getKey());
        replies.put(key, elsewhere ? send(key, commands.get(i), nanos) : read.get(i));
      }
    }
    return Question.withoutError(
        keys.stream().map(replies::get).collect(Collectors.toCollection(ArrayList::new)));
  }

  private static boolean isElsewhere(@Nullable Object reply, Address asked) {
    return reply instanceof RedisErrorException
        && named((RedisErrorException) reply, asked) != null;
  }

  private Address owner(String key) throws IOException {
    if (stale) {
      refresh();
    }
    int slot = SlotTable.slot(key);
    Address owner = table.owner(slot);
    if (owner == null) {
      stale = true;
      throw new IOException("no node of the cluster has the slot " + slot);
    }
    return owner;
  }

  private @Nullable Object send(Target first, int slot, Command command, long nanos)
      throws IOException {
    Target target = first;
    for (int redirections = 0; ; redirections++) {
      try {
        return target.send(command, nanos);
      } catch (RedisErrorException no) {
        Address named = named(no, target.address);
        if (named == null || redirections == MOST_REDIRECTIONS) {
          throw no;
        }
        boolean moved = no.code().equals("MOVED");
        if (moved) {
          table.put(slot, named);
          stale = true;
        }
        target = new Target(named, !moved);
      }
    }
  }

  @Override
  public List<RedisClient> nodes() throws IOException {
    if (stale) {
      refresh();
    }
    List<RedisClient> nodes = new ArrayList<>();
    table.nodes().forEach(address -> nodes.add(new Node(address)));
    return nodes;
  }

  @Override
  public void close() {
    connections.values().forEach(Connection::close);
    connections.clear();
    stale = true;
  }

  /* Where an error says that the key is; null where it says no such thing. */
  private static @Nullable Address named(RedisErrorException no, Address asked) {
    if (!no.code().equals("MOVED") && !no.code().equals("ASK")) {
      return null;
    }
    String where = no.word(2);
    int colon = where.lastIndexOf(':');
    Integer port = colon < 0 ? null : Sentinels.port(where.substring(colon + 1));
    if (port == null) {
      return null;
    }
    return new Address(colon == 0 ? asked.host() : where.substring(0, colon), port);
  }

  private void refresh() throws IOException {
    Set<Address> known = new LinkedHashSet<>(table.nodes());
    known.addAll(seeds);
    IOException none = new IOException("no node of the cluster can be asked");
    for (Address node : known) {
      try {
        Target asked = new Target(node, false);
        SlotTable read =
            SlotTable.read(asked.send(Command.of("CLUSTER").with("SLOTS"), SLOTS_NANOS), node);
        if (read != null) {
          table = read;
          stale = false;
          return;
        }
      } catch (IOException failure) {
        none.addSuppressed(failure);
      }
    }
    throw none;
  }

  /** A node as a server by itself. */
  private final class Node implements RedisClient {

    private final Address address;

    Node(Address address) {
      this.address = address;
    }

    @Override
    public @Nullable Object send(String key, Command command, long nanos) throws IOException {
      return new Target(address, false).send(command, nanos);
    }

    @Override
    public List<@Nullable Object> sendEach(
        List<String> keys, Function<String, Command> command, long nanos) throws IOException {
      List<Command> commands = keys.stream().map(command).collect(Collectors.toList());
      return Question.withoutError(new Target(address, false).sendEach(commands, nanos));
    }

    @Override
    public List<RedisClient> nodes() {
      return Collections.singletonList(this);
    }

    @Override
    public void close() {
      // Its connection is the cluster's.
    }
  }

  /** A node, and whether it is asked for what it does not own yet. */
  private final class Target {

    final Address address;
    final boolean asking;

    Target(Address address, boolean asking) {
      this.address = address;
      this.asking = asking;
    }

    @Nullable Object send(Command command, long nanos) throws IOException {
      return ask(
          connection -> {
            if (asking) {
              connection.send(Command.of("ASKING"), nanos);
            }
            return connection.send(command, nanos);
          });
    }

    List<@Nullable Object> sendEach(List<Command> commands, long nanos) throws IOException {
      List<@Nullable Object> replies = new ArrayList<>(commands.size());
      ask(connection -> replies.addAll(connection.sendEach(commands, nanos)));
      return replies;
    }

    private @Nullable Object ask(Question question) throws IOException {
      try {
        return question.askOver(connected());
      } catch (RedisErrorException no) {
        throw no;
      } catch (IOException | RuntimeException failure) {
        Connection broken = connections.remove(address);
        if (broken != null) {
          broken.close();
        }
        stale = true;
        throw failure;
      }
    }

    private Connection connected() throws IOException {
      Connection open = connections.get(address);
      if (open == null) {
        open = connector.open(address);
        connections.put(address, open);
      }
      return open;
    }
  }
}
