/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.redis;

import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.redis.Command;
import dev.parsimony.redis.Connector;
import dev.parsimony.redis.RedisClient;
import dev.parsimony.redis.Timer;
import dev.parsimony.setting.MissingSecretException;
import java.io.Closeable;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers in a Redis as an operator sees them, whoever uses it meanwhile. */
public final class RedisView implements Closeable {

  /** What a label takes at most. */
  static final int MOST_LABEL_BYTES = 32 << 10;

  private static final int MOST_REPLY_BYTES = 8 << 20;
  private static final int BATCH = 500;
  /* What they bring is held at once. */
  private static final int READ_BATCH = 100;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Timer NO_TIMER = (task, nanos) -> () -> {};

  private final RedisClient client;
  private final RedisKeys keys;
  private final OpenStore store;

  private RedisView(RedisClient client, RedisKeys keys, OpenStore store) {
    this.client = client;
    this.keys = keys;
    this.store = store;
  }

  /**
   * @param environment the variables of the process
   */
  public static RedisView open(
      RedisSettings settings, Function<String, @Nullable String> environment)
      throws IOException, UnusableStoreException, GeneralSecurityException, MissingSecretException {
    Connector connector =
        new Connector(
            settings.access().url(),
            settings.access().credentials(environment),
            MOST_REPLY_BYTES,
            NO_TIMER,
            System::nanoTime);
    RedisKeys keys = new RedisKeys(settings.access().prefix());
    RedisClient client = RedisClient.of(settings.access().url(), connector);
    try {
      byte[] head = new RedisOps(client, keys, 0, NANOS).head().find();
      if (head.length == 0) {
        throw new UnusableStoreException(
            "there are no answers in " + settings.access().url(),
            "a Redis and a prefix that applications keep answers under");
      }
      String secret = StoreSecret.key(settings.keyVariable(), environment);
      return new RedisView(client, keys, OpenStore.of(head, secret));
    } catch (IOException
        | UnusableStoreException
        | GeneralSecurityException
        | RuntimeException failure) {
      client.close();
      throw failure;
    }
  }

  /** Random bytes of this store, that its keys and labels are made with. */
  public byte[] fingerprintKey() {
    return store.fingerprintKey().clone();
  }

  /** The entries that can be read, from the oldest to the newest. */
  public List<ListedEntry> entries() throws IOException {
    List<ListedEntry> entries = new ArrayList<>();
    for (List<String> batch : batches(names(), READ_BATCH)) {
      List<@Nullable Object> found = client.sendEach(batch, RedisView::beginning, NANOS);
      for (int i = 0; i < batch.size(); i++) {
        ListedEntry entry =
            found.get(i) instanceof byte[] ? store.listed((byte[]) found.get(i)) : null;
        if (entry != null && keys.answer(entry.key()).equals(batch.get(i))) {
          entries.add(entry);
        }
      }
    }
    entries.sort(Comparator.comparingLong(ListedEntry::storedAt));
    return entries;
  }

  /** Erases some of what was listed, or what has come in their place since. */
  public void erase(List<ListedEntry> entries) throws IOException {
    eraseNames(
        entries.stream().map(entry -> keys.answer(entry.key())).collect(Collectors.toList()));
  }

  /** Erases all answers, also those that nobody can read. */
  public void eraseAll() throws IOException {
    eraseNames(names());
  }

  @Override
  public void close() {
    client.close();
  }

  /* Each is its own slot of a cluster, so that none is erased by a command for another. */
  private void eraseNames(List<String> names) throws IOException {
    for (List<String> batch : batches(names, BATCH)) {
      client.sendEach(batch, name -> Command.of("UNLINK").with(name), NANOS);
    }
    mark();
  }

  private static Command beginning(String name) {
    return Command.of("GETRANGE").with(name).with(0).with(MOST_LABEL_BYTES);
  }

  private static List<List<String>> batches(List<String> names, int size) {
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < names.size(); i += size) {
      batches.add(names.subList(i, Math.min(i + size, names.size())));
    }
    return batches;
  }

  /* By which applications know that they have to forget what they have in memory. */
  private void mark() throws IOException {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    client.send(keys.purged(), Command.of("SET").with(keys.purged()).with(random), NANOS);
  }

  private List<String> names() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (RedisClient node : client.nodes()) {
      String cursor = "0";
      do {
        cursor = scan(node, cursor, names);
      } while (!cursor.equals("0"));
    }
    return new ArrayList<>(names);
  }

  private String scan(RedisClient node, String cursor, Set<String> names) throws IOException {
    Command scan =
        Command.of("SCAN")
            .with(cursor)
            .with("MATCH")
            .with(keys.answers())
            .with("COUNT")
            .with(BATCH);
    Object reply = node.send(keys.answers(), scan, NANOS);
    List<?> parts = reply instanceof List ? (List<?>) reply : new ArrayList<>();
    if (parts.size() != 2 || !(parts.get(0) instanceof byte[]) || !(parts.get(1) instanceof List)) {
      throw new ProtocolException("not a part of the keys");
    }
    for (Object name : (List<?>) parts.get(1)) {
      if (name instanceof byte[]) {
        names.add(text((byte[]) name));
      }
    }
    return text((byte[]) parts.get(0));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
