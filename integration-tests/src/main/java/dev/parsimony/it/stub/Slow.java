/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A reply that takes its time: before the headers, and before each chunk of the body. */
public final class Slow implements Fault {

  private final Duration headers;
  private final Duration chunk;

  private Slow(Duration headers, Duration chunk) {
    this.headers = headers;
    this.chunk = chunk;
  }

  public static Slow of(Duration beforeHeaders, Duration beforeEachChunk) {
    return new Slow(beforeHeaders, beforeEachChunk);
  }

  @Override
  public Reply reply(Reply reply) {
    return reply.withPacing(
        new Pacing() {
          @Override
          public void beforeHeaders(Wait wait) throws IOException {
            pass(wait, headers);
          }

          @Override
          public void beforeChunk(Wait wait) throws IOException {
            pass(wait, chunk);
          }
        });
  }

  private static void pass(Pacing.Wait wait, Duration duration) throws IOException {
    if (duration.isZero()) {
      return;
    }
    long end = System.nanoTime() + duration.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    wait.until(
        millis -> {
          long left = Math.min(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(millis));
          boolean opened = never.await(left, TimeUnit.NANOSECONDS);
          return opened || System.nanoTime() >= end;
        });
  }
}
