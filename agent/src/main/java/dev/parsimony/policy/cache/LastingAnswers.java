/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.cache.level.AnswerLevel;
import dev.parsimony.policy.cache.level.Entry;
import dev.parsimony.policy.cache.level.EntryLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The answers that outlive the process or are those of others too, behind those in memory. */
public final class LastingAnswers {

  /** For a cache in memory alone. */
  public static final LastingAnswers NONE = new LastingAnswers(Collections.emptyList(), () -> 0);

  private final List<KeyedLevel> levels = new ArrayList<>();
  private final LongSupplier clock;

  /**
   * @param levels in the order in which they are asked
   * @param clock milliseconds since the epoch
   */
  public LastingAnswers(List<? extends AnswerLevel> levels, LongSupplier clock) {
    levels.forEach(level -> this.levels.add(new KeyedLevel(level)));
    this.clock = clock;
  }

  /** Has what is in memory forgotten whenever answers were erased from outside of this process. */
  void cover(AnswerStore memory) {
    levels.forEach(level -> level.level().whenPurged(memory::clear));
  }

  /** Looks for an answer; null when there is none, and nothing to wait for. */
  Verdict.@Nullable Later look(KeyedCall call) {
    if (levels.isEmpty()) {
      return null;
    }
    LevelSearch search =
        new LevelSearch(call, levels.iterator(), entry -> read(entry, call, call.now()));
    call.searchBy(search);
    return search.next();
  }

  /** Looks on when a wait is over; null when there is nothing more to wait for. */
  Verdict.@Nullable Later lookAgain(KeyedCall call) {
    LevelSearch search = call.search();
    return search == null ? null : search.next();
  }

  /** The answer that was waited for; null when none has come. */
  @Nullable StoredAnswer found(KeyedCall call) {
    LevelSearch search = call.search();
    return search == null ? null : search.found();
  }

  /**
   * An answer of another process, as one of this.
   *
   * @param ticks the ticker's nanoseconds
   */
  @Nullable StoredAnswer read(Entry entry, KeyedCall call, long ticks) {
    long age = Math.max(0, clock.getAsLong() - entry.storedAt());
    long storedAt = ticks - TimeUnit.MILLISECONDS.toNanos(age);
    return AnswerFormat.read(
        entry.content(),
        storedAt,
        call.settings().screening(),
        model -> call.aliases().found(call.call(), call.settings(), model, storedAt));
  }

  /** Keeps an answer that is kept in memory, where its call can be known again. */
  void keep(PolicyCall call, CacheSettings settings, StoredAnswer answer) {
    try {
      byte[] content = null;
      for (KeyedLevel level : levels) {
        Fingerprint key = level.key(call, settings);
        content = key == null || content != null ? content : AnswerFormat.write(answer);
        if (key != null && content != null) {
          Entry entry = entry(key, answer.term(), content);
          level.level().put(labelled(entry, level, call, settings), answer.term().order());
        }
      }
    } catch (RuntimeException | Error failure) {
      // Others wait for what is kept in memory.
      SuppressedFailures.record("keeping behind memory", failure);
    }
  }

  private Entry entry(Fingerprint key, Term term, byte[] content) {
    long now = clock.getAsLong();
    return new Entry(key, now, now + TimeUnit.NANOSECONDS.toMillis(term.retention()), content);
  }

  private static Entry labelled(
      Entry entry, KeyedLevel level, PolicyCall call, CacheSettings settings) {
    byte[] random = level.level().fingerprintKey();
    if (random == null || !level.level().keepsLabels()) {
      return entry;
    }
    RequestFacts asked = call.facts();
    String treatment = call.treatment();
    return entry.labelled(
        () -> label(random, asked, settings, treatment), asked.request().body().length);
  }

  /* An answer without one is as good. */
  private static EntryLabel label(
      byte[] random, RequestFacts asked, CacheSettings settings, String treatment) {
    try {
      return new Labels(random).of(asked, settings, treatment);
    } catch (MalformedBodyException | RuntimeException | Error unreadable) {
      SuppressedFailures.record("label of an answer", unreadable);
      return Labels.unread(settings);
    }
  }
}
