/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that models are asked by. A name is held as long as an answer under it is: without one,
 * nothing could end by it. Asked when an answer is stored or comes from a level behind memory,
 * never for a hit.
 */
final class ModelAliases {

  private static final int LONGEST_NAME = 256;

  private final Fingerprinter fingerprinter;
  private final Map<Fingerprint, Held> held = new HashMap<>();
  private final ReferenceQueue<ModelAlias> dropped = new ReferenceQueue<>();

  ModelAliases(Fingerprinter fingerprinter) {
    this.fingerprinter = fingerprinter;
  }

  /**
   * Notes which model has answered a call. One that went to another model than was asked for tells
   * of the other one's name.
   *
   * @param model as the reply names it; null where it does not
   * @param now the ticker's nanoseconds
   */
  Snapshot answered(PolicyCall call, CacheSettings settings, @Nullable String model, long now) {
    boolean asAsked = isAsAsked(call.facts(), call.outgoing());
    return seen(call, call.outgoing(), settings, model, now, asAsked);
  }

  /** The same of an answer that a level behind memory had. */
  Snapshot found(PolicyCall call, CacheSettings settings, @Nullable String model, long storedAt) {
    return seen(call, call.facts(), settings, model, storedAt, true);
  }

  synchronized int size() {
    forgetDropped();
    return held.size();
  }

  private Snapshot seen(
      PolicyCall call,
      RequestFacts sent,
      CacheSettings settings,
      @Nullable String model,
      long at,
      boolean asAsked) {
    if (model == null || model.isEmpty() || model.length() > LONGEST_NAME) {
      return Snapshot.UNKNOWN;
    }
    ModelAlias alias = at(fingerprinter.alias(call, sent, settings));
    alias.answered(model, at);
    return new Snapshot(alias, model, asAsked);
  }

  private synchronized ModelAlias at(Fingerprint key) {
    forgetDropped();
    Held present = held.get(key);
    ModelAlias alias = present == null ? null : present.get();
    if (alias == null) {
      alias = new ModelAlias();
      held.put(key, new Held(key, alias, dropped));
    }
    return alias;
  }

  private void forgetDropped() {
    for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
      Held unused = (Held) gone;
      held.remove(unused.key, unused);
    }
  }

  private static boolean isAsAsked(RequestFacts asked, RequestFacts sent) {
    return sent == asked
        || (sent.model().equals(asked.model())
            && sent.request().url().equals(asked.request().url()));
  }

  /** A name that leaves with the last answer under it. */
  private static final class Held extends WeakReference<ModelAlias> {

    final Fingerprint key;

    Held(Fingerprint key, ModelAlias alias, ReferenceQueue<ModelAlias> queue) {
      super(alias, queue);
      this.key = key;
    }
  }
}
