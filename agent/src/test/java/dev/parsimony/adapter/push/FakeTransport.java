/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport whose items are texts; notes what is asked of it. It adds up its demand without a
 * bound, as some do.
 */
final class FakeTransport implements Items<String>, Source {

  private final BlockingQueue<Long> requested = new LinkedBlockingQueue<>();
  private final List<String> discarded = new ArrayList<>();
  private Runnable onRequest = () -> {};
  private volatile String asker = "nobody";
  private long demand;
  private @Nullable RuntimeException failureToShow;
  private int subscriptions;
  private int cancelled;

  void subscribe(Receiver<String> body) {
    subscriptions++;
    body.subscribed(this);
  }

  @Override
  public void request(long count) {
    asker = Thread.currentThread().getName();
    demand += count;
    requested.add(count);
    onRequest.run();
  }

  @Override
  public void cancel() {
    cancelled++;
  }

  @Override
  public void show(String item, Consumer<ByteBuffer> bytes) {
    RuntimeException failure = failureToShow;
    if (failure != null) {
      failureToShow = null;
      throw failure;
    }
    bytes.accept(ByteBuffer.wrap(item.getBytes(UTF_8)));
  }

  @Override
  public void discard(String item) {
    discarded.add(item);
  }

  /** Does something whenever it is asked for items. */
  void onRequest(Runnable reaction) {
    onRequest = reaction;
  }

  /** What it was asked for, one after the other; waits until it was asked so often. */
  List<Long> requested(int times) throws InterruptedException {
    List<Long> all = new ArrayList<>();
    while (all.size() < times) {
      all.add(requireNonNull(requested.poll(20, TimeUnit.SECONDS), "not asked"));
    }
    all.addAll(requested);
    return all;
  }

  /** The name of the thread that asked last. */
  String asker() {
    return asker;
  }

  /** The sum of all that was asked for; below zero once it has run over. */
  long demand() {
    return demand;
  }

  /** The next item cannot be looked into. */
  void failToShow(RuntimeException failure) {
    failureToShow = failure;
  }

  List<String> discarded() {
    return discarded;
  }

  int subscriptions() {
    return subscriptions;
  }

  int cancelled() {
    return cancelled;
  }
}
