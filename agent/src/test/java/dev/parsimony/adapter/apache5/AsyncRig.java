/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/** An application's callback: takes so many bytes at a time, and notes how the call ended. */
final class AsyncRig implements AsyncExecCallback, AsyncDataConsumer {

  final CompletableFuture<String> ended = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private int room;
  private @Nullable CapacityChannel channel;
  int status;

  AsyncRig(int room) {
    this.room = room;
  }

  /** From now on there is room for so much at a time. */
  void makeRoom(int more) throws IOException {
    room = more;
    requireNonNull(channel, "no channel").update(more);
  }

  @Override
  public AsyncDataConsumer handleResponse(HttpResponse response, @Nullable EntityDetails details) {
    status = response.getCode();
    return this;
  }

  @Override
  public void handleInformationResponse(HttpResponse response) {}

  @Override
  public void completed() {
    ended.complete(text.toString());
  }

  @Override
  public void failed(Exception cause) {
    ended.completeExceptionally(cause);
  }

  @Override
  public void updateCapacity(CapacityChannel capacity) throws IOException {
    channel = capacity;
    capacity.update(room);
  }

  @Override
  public void consume(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (count > room) {
      throw new IOException("more than there is room for");
    }
    text.append(UTF_8.decode(source));
    if (channel != null) {
      channel.update(count);
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {}

  @Override
  public void releaseResources() {}
}
