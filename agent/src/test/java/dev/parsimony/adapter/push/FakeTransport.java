/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transport whose items are texts; notes what is asked of it. */
final class FakeTransport implements Items<String>, Source {

  private final List<Long> requested = new ArrayList<>();
  private final List<String> discarded = new ArrayList<>();
  private int subscriptions;
  private int cancelled;

  void subscribe(PushedBody<String> body) {
    subscriptions++;
    body.subscribed(this);
  }

  @Override
  public void request(long count) {
    requested.add(count);
  }

  @Override
  public void cancel() {
    cancelled++;
  }

  @Override
  public void show(String item, Consumer<ByteBuffer> bytes) {
    bytes.accept(ByteBuffer.wrap(item.getBytes(UTF_8)));
  }

  @Override
  public void discard(String item) {
    discarded.add(item);
  }

  List<Long> requested() {
    return requested;
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
