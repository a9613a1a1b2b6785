/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Another fault for each reply, or none; all replies take a moment. */
public final class RandomFault implements Fault {

  private static final List<Fault> BAD =
      List.of(
          Faults.status(500),
          Faults.resetBeforeHeaders(),
          Faults.resetAfterHeaders(),
          Faults.resetMidBody(),
          Faults.closedMidBody());
  private static final Fault MOMENT = Slow.of(Duration.ofMillis(10), Duration.ofMillis(2));

  private final Random random;
  private int bad;

  public RandomFault(long seed) {
    this.random = new Random(seed);
  }

  /** How many replies were bad. */
  public synchronized int bad() {
    return bad;
  }

  @Override
  public synchronized Reply reply(Reply reply) {
    int pick = random.nextInt(3 * BAD.size());
    if (pick >= BAD.size()) {
      return MOMENT.reply(reply);
    }
    bad++;
    return MOMENT.reply(BAD.get(pick).reply(reply));
  }
}
