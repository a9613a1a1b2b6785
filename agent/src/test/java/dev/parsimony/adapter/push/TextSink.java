/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;

/** Gives bytes to a subscriber as text. */
record TextSink(FakeSubscriber application) implements Sink<ByteBuffer> {

  @Override
  public void next(ByteBuffer item) {
    assertThat(item.array()).hasSize(item.remaining());
    application.next(UTF_8.decode(item).toString());
  }

  @Override
  public void complete() {
    application.complete();
  }

  @Override
  public void fail(Throwable cause) {
    application.fail(cause);
  }
}
