/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One server that has all keys. */
final class SingleClient implements RedisClient {

  /* What one says that is no master any more, or is not yet one. */
  private static final List<String> NOT_THE_MASTER =
      Arrays.asList("READONLY", "MASTERDOWN", "LOADING", "NOREPLICAS");

  private final Connector connector;
  private final Place place;
  private @Nullable Connection connection;

  SingleClient(Connector connector, Place place) {
    this.connector = connector;
    this.place = place;
  }

  @Override
  public @Nullable Object send(String key, Command command, long nanos) throws IOException {
    return ask(connection -> connection.send(command, nanos));
  }

  @Override
  public List<@Nullable Object> sendEach(
      List<String> keys, Function<String, Command> command, long nanos) throws IOException {
    List<Command> commands = keys.stream().map(command).collect(Collectors.toList());
    List<@Nullable Object> replies = new ArrayList<>(commands.size());
    ask(each -> replies.addAll(Question.withoutError(each.sendEach(commands, nanos))));
    return replies;
  }

  private @Nullable Object ask(Question question) throws IOException {
    try {
      return question.askOver(connected());
    } catch (RedisErrorException no) {
      if (NOT_THE_MASTER.contains(no.code())) {
        close();
      }
      throw no;
    } catch (IOException | RuntimeException failure) {
      close();
      throw failure;
    }
  }

  @Override
  public List<RedisClient> nodes() {
    return Collections.singletonList(this);
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  private Connection connected() throws IOException {
    Connection open = connection;
    if (open == null) {
      open = connector.open(place.address());
      connection = open;
    }
    return open;
  }

  /** Where the server is at the moment. */
  interface Place {

    Address address() throws IOException;
  }
}
