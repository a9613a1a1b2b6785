/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReplyLimitTest {

  private final CountDownLatch givenUp = new CountDownLatch(1);

  @Test
  void timeThatIsUp_givesUp_andALaterReplyIsTooLate() throws Exception {
    ReplyLimit limit = ReplyLimit.of(1, TestEngine.THREADS, givenUp::countDown);

    assertThat(givenUp.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(limit.isMet()).isFalse();
  }

  @Test
  void replyInTime_isNeverGivenUp() {
    AtomicInteger times = new AtomicInteger();
    ReplyLimit limit =
        ReplyLimit.of(TimeUnit.HOURS.toNanos(1), TestEngine.THREADS, times::incrementAndGet);

    assertThat(limit.isMet()).isTrue();
    assertThat(times).hasValue(0);
  }

  @Test
  void withoutALimit_everyReplyIsInTime() {
    assertThat(ReplyLimit.NONE.isMet()).isTrue();
    assertThat(ReplyLimit.NONE.isMet()).isTrue();
  }
}
