/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The forms that calls share with others, and what each thread was answered last in each. */
final class NearForms {

  private final Fingerprinter fingerprinter;
  private final LongSupplier clock;
  private final Map<NearLevel, RecentAnswers> recent = new EnumMap<>(NearLevel.class);

  /**
   * @param ticker nanoseconds
   * @param clock milliseconds since the epoch, to know the date of a call
   */
  NearForms(Fingerprinter fingerprinter, LongSupplier ticker, LongSupplier clock) {
    this.fingerprinter = fingerprinter;
    this.clock = clock;
    for (NearLevel level : NearLevel.values()) {
      recent.put(level, new RecentAnswers(ticker));
    }
  }

  /** Gives a call the forms that it has by its rule, the nearest first. */
  void find(KeyedCall call) {
    if (call.settings().answers() > 1) {
      // Each of its answers is one of many: none is that of other calls.
      return;
    }
    LocalDate today = Instant.ofEpochMilli(clock.getAsLong()).atZone(ZoneOffset.UTC).toLocalDate();
    add(NormalCall.of(call.call(), call.settings(), today), call);
    add(TemplateCall.of(call.call(), call.settings()), call);
  }

  private void add(@Nullable NearForm form, KeyedCall call) {
    if (form != null) {
      call.isNear(form, fingerprinter.fingerprint(form.call(), call.settings()));
    }
  }

  /** Whether the thread of a call repeats in one of its forms what it was answered last. */
  boolean isRepeated(KeyedCall call) {
    boolean repeated = false;
    for (NearCall near : call.near()) {
      repeated |= recentIn(near).isRepeated(call.thread(), near.question());
    }
    return repeated;
  }

  /** Says that a thread asks something that has no form. */
  void askedOther(long thread) {
    recent.values().forEach(each -> each.askedOther(thread));
  }

  void answered(KeyedCall call, long thread, Duration window) {
    askedOther(thread);
    call.near().forEach(near -> recentIn(near).answered(thread, near.question(), window));
  }

  private RecentAnswers recentIn(NearCall near) {
    return requireNonNull(recent.get(near.level()), "a level without answers");
  }
}
