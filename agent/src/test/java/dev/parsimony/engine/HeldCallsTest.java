/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.EndedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldCallsTest {

  private final List<ClosedCall> told = new ArrayList<>();
  private long now = 1;
  private final HeldCalls calls = new HeldCalls(told::add, () -> now);

  @Test
  void droppedCall_isNeverTold() {
    ClosedCall call = failed(10);
    HeldCalls.Held held = requireNonNull(calls.hold(call));

    assertThat(held.drop()).isSameAs(call);
    assertThat(held.drop()).isNull();
    held.tell();
    calls.tellAll();
    assertThat(told).isEmpty();
  }

  @Test
  void callHeldForTooLong_isTold_andCanNoLongerBeReplaced() {
    HeldCalls.Held held = requireNonNull(calls.hold(failed(10)));
    now += TimeUnit.MINUTES.toNanos(4);
    calls.tellOld();
    assertThat(told).isEmpty();
    now += TimeUnit.MINUTES.toNanos(2);
    calls.tellOld();

    assertThat(told).hasSize(1);
    assertThat(held.drop()).isNull();
  }

  @Test
  void whatWouldHoldTooMuchMemory_isToldAtOnce() {
    HeldCalls.Held held = requireNonNull(calls.hold(failed(9 << 20)));
    assertThat(calls.hold(failed(9 << 20))).isNull();
    assertThat(told).hasSize(1);

    held.drop();
    assertThat(calls.hold(failed(9 << 20))).isNotNull();
  }

  @Test
  void atTheEnd_allAreTold() {
    calls.hold(failed(1));
    calls.hold(failed(2));

    calls.tellAll();

    assertThat(told).hasSize(2);
  }

  private static ClosedCall failed(int bytes) {
    EndedReply reply =
        EndedReply.read(
            ServedBy.PROVIDER,
            500,
            Chat.JSON,
            new byte[bytes],
            false,
            body -> {
              throw new IllegalStateException("not read");
            });
    return Closed.call(reply, Closed.mode("observe"), PolicyRun.NONE);
  }
}
