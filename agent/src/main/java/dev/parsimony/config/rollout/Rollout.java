/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config.rollout;

import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.CallKey;
import dev.parsimony.setting.Values;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts each call into an arm. Immutable. */
public final class Rollout {

  private static final double ALL = 100;
  private static final String CONTROL_SALT = "/control";

  private final CallKey key;
  private final String salt;
  private final double control;
  private final ZoneId zone;
  private final @Nullable List<TimeWindow> windows;
  private final double first;
  private final TreeMap<Instant, Double> steps = new TreeMap<>();

  private Rollout(Values values, String name) {
    this.key = values.get(RolloutSettings.KEY);
    String shared = values.find(RolloutSettings.SALT);
    this.salt = shared == null ? name : shared;
    this.control = values.get(RolloutSettings.CONTROL).doubleValue();
    this.zone = values.get(RolloutSettings.ZONE);
    this.windows = values.find(RolloutSettings.WINDOWS);
    Map<Moment, BigDecimal> schedule = values.find(RolloutSettings.SCHEDULE);
    BigDecimal percent = values.find(RolloutSettings.PERCENT);
    this.first = percent != null ? percent.doubleValue() : schedule == null ? ALL : 0;
    if (schedule != null) {
      schedule.forEach((moment, share) -> steps.put(moment.in(zone), share.doubleValue()));
    }
  }

  /**
   * The rollout that was read; null when none was written.
   *
   * @param name what no other rollout is called
   */
  public static @Nullable Rollout of(Values values, String name) {
    return values.written() ? new Rollout(values, name) : null;
  }

  /** Whether this asks for what only the calling thread can tell. */
  public boolean asksCaller() {
    return key.asksCaller();
  }

  /** The arm of a call that is made at a time. */
  public Arm arm(RequestFacts facts, CallOrigin origin, Instant time) {
    if (!isOpen(time)) {
      return Arm.CLOSED;
    }
    byte[] hash = key.hash(facts, origin);
    if (hash == null) {
      return Arm.NO_KEY;
    }
    if (Bucket.of(salt + CONTROL_SALT, hash) < control) {
      return Arm.CONTROL;
    }
    return Bucket.of(salt, hash) < percent(time) ? Arm.TREATMENT : Arm.WAITING;
  }

  private double percent(Instant time) {
    Map.Entry<Instant, Double> step = steps.floorEntry(time);
    return step == null ? first : step.getValue();
  }

  private boolean isOpen(Instant time) {
    if (windows == null) {
      return true;
    }
    ZonedDateTime local = time.atZone(zone);
    return windows.stream().anyMatch(window -> window.contains(local));
  }
}
