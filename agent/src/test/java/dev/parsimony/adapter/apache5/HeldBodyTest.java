/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldBodyTest {

  private final BlockingQueue<Integer> granted = new LinkedBlockingQueue<>();
  private final HeldBody held = new HeldBody();

  @Test
  void clientMaySend_asMuchAsWasRead_onceMoreIsWanted() throws Exception {
    held.updateCapacity(granted::add);
    held.consume(ByteBuffer.wrap("ab".getBytes(UTF_8)));
    assertThat(held.body().read(new byte[2])).isEqualTo(2);
    assertThat(granted).isEmpty();

    CompletableFuture<Integer> next = CompletableFuture.supplyAsync(this::readOne);
    assertThat(granted.poll(20, TimeUnit.SECONDS)).isEqualTo(2);
    held.consume(ByteBuffer.wrap("c".getBytes(UTF_8)));

    assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo('c');
    assertThat(granted).isEmpty();
  }

  @Test
  void roomThatIsAskedForLate_isGivenAtOnce_whereSomebodyWaits() throws Exception {
    held.consume(ByteBuffer.wrap("a".getBytes(UTF_8)));
    assertThat(readOne()).isEqualTo('a');
    CompletableFuture<Integer> next = CompletableFuture.supplyAsync(this::readOne);
    while (granted.isEmpty()) {
      held.updateCapacity(granted::add);
    }
    held.body().complete();

    assertThat(granted.poll()).isEqualTo(1);
    assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(-1);
  }

  @Test
  void bodyThatNobodyWants_isTakenToItsEnd() throws Exception {
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(this::readOne);
    while (!first.isDone()) {
      held.consume(ByteBuffer.wrap("a".getBytes(UTF_8)));
    }
    held.body().close();
    held.updateCapacity(granted::add);

    assertThat(granted).containsExactly(Integer.MAX_VALUE);
    assertThatThrownBy(held.body()::read).isInstanceOf(IOException.class);
  }

  @Test
  void bodyThatNobodyHasReadOf_isTakenToItsEnd_onceItIsDropped() throws Exception {
    held.updateCapacity(granted::add);
    held.consume(ByteBuffer.wrap("a".getBytes(UTF_8)));
    assertThat(granted).isEmpty();
    assertThat(held.isDropped()).isFalse();

    held.body().close();

    assertThat(granted).containsExactly(Integer.MAX_VALUE);
    assertThat(held.isDropped()).isTrue();
  }

  private int readOne() {
    try {
      return held.body().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
