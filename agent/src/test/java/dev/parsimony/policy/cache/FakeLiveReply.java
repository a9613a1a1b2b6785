/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.LiveReply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A reply that is coming in, for which is counted what is asked of it. */
final class FakeLiveReply implements LiveReply {

  final AtomicInteger received = new AtomicInteger();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  private final int status;
  private final String contentType;
  private final String body;
  private final boolean receivable;

  private FakeLiveReply(int status, String contentType, String body, boolean receivable) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.receivable = receivable;
  }

  static FakeLiveReply stream(String text) {
    return new FakeLiveReply(200, "text/event-stream", "stream:" + text, true);
  }

  static FakeLiveReply of(int status, String contentType) {
    return new FakeLiveReply(status, contentType, "", true);
  }

  /** The caller closed it, and nobody read along at the time. */
  static FakeLiveReply noLongerReceived() {
    return new FakeLiveReply(200, "text/event-stream", "", false);
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public WireHeaders headers() {
    return WireHeaders.of(
        Map.of("Content-Type", List.of(contentType), "Set-Cookie", List.of("secret")));
  }

  @Override
  public boolean stream() {
    return contentType.equals("text/event-stream");
  }

  @Override
  public boolean receive() {
    received.incrementAndGet();
    return receivable;
  }

  @Override
  public InputStream readAlong() {
    if (!receivable) {
      throw new IllegalStateException("no longer received");
    }
    opened.incrementAndGet();
    return new ByteArrayInputStream(body.getBytes(UTF_8)) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
