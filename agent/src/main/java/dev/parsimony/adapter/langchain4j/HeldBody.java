/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** The transport's body, whose close can be waited for. */
final class HeldBody extends FilterInputStream {

  private final CountDownLatch closed = new CountDownLatch(1);

  HeldBody(InputStream body) {
    super(body);
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      closed.countDown();
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Waits until nobody reads any more; an interrupt ends the wait. */
  void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
