/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.adapter.push.PulledBody;
import dev.parsimony.adapter.push.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * Takes the body of a reply for the agent, which reads it. The client may send as much as it may at
 * the beginning, and from then on as much as was read.
 */
final class HeldBody implements AsyncDataConsumer, Source {

  private final PulledBody<ByteBuffer> body =
      new PulledBody<>((item, bytes) -> bytes.accept(item), begun -> {});
  private @Nullable CapacityChannel capacity;
  private int received;
  private boolean wanted;
  private boolean unwanted;

  HeldBody() {
    // From the beginning: it may be dropped before anybody has read of it.
    body.subscribed(this);
  }

  /** Its end is told by who knows that the client is done with the exchange. */
  PulledBody<ByteBuffer> body() {
    return body;
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    synchronized (this) {
      capacity = channel;
    }
    grant();
  }

  @Override
  public void request(long count) {
    synchronized (this) {
      wanted = true;
    }
    grantNow();
  }

  /** What still comes is dropped, so that the exchange comes to its end. */
  @Override
  public void cancel() {
    synchronized (this) {
      unwanted = true;
    }
    grantNow();
  }

  /** Whether nobody reads it any more. */
  synchronized boolean isDropped() {
    return unwanted;
  }

  @Override
  public void consume(ByteBuffer source) {
    synchronized (this) {
      received += source.remaining();
      wanted = false;
    }
    body.next(source);
    source.position(source.limit());
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {}

  @Override
  public void releaseResources() {}

  private void grantNow() {
    try {
      grant();
    } catch (IOException ofTheConnection) {
      // The exchange fails by that, and tells so.
    }
  }

  private void grant() throws IOException {
    CapacityChannel channel;
    int more;
    synchronized (this) {
      channel = capacity;
      if (channel == null || !(wanted || unwanted)) {
        return;
      }
      more = unwanted ? Integer.MAX_VALUE : received;
      received = 0;
    }
    if (more > 0) {
      channel.update(more);
    }
  }
}
