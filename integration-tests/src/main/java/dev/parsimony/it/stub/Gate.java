/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Holds a reply back until the test lets its parts pass, one permit a part: the headers if asked
 * for, then each chunk of the body. A client that gives up frees its connection.
 */
public final class Gate implements Fault {

  private static final int UNLIMITED = 1 << 30;

  private final Semaphore permits = new Semaphore(0);
  private final Semaphore arrivals = new Semaphore(0);
  private final boolean headers;

  private Gate(boolean headers) {
    this.headers = headers;
  }

  /** Holds back the headers too. */
  public static Gate beforeHeaders() {
    return new Gate(true);
  }

  /** Lets the headers pass, and holds back the body. */
  public static Gate beforeBody() {
    return new Gate(false);
  }

  /** Lets that many parts pass. */
  public void release(int parts) {
    permits.release(parts);
  }

  /** Lets everything pass from now on. */
  public void open() {
    permits.release(UNLIMITED);
  }

  /** Waits until one more part stands before the gate; says whether it came in time. */
  public boolean awaitArrival() throws InterruptedException {
    return arrivals.tryAcquire(30, TimeUnit.SECONDS);
  }

  @Override
  public Reply reply(Reply reply) {
    return reply.withPacing(
        new Pacing() {
          @Override
          public void beforeHeaders(Wait wait) throws IOException {
            if (headers) {
              pass(wait);
            }
          }

          @Override
          public void beforeChunk(Wait wait) throws IOException {
            pass(wait);
          }
        });
  }

  private void pass(Pacing.Wait wait) throws IOException {
    arrivals.release();
    wait.until(millis -> permits.tryAcquire(millis, TimeUnit.MILLISECONDS));
  }
}
