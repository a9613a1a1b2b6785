/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.HintSettings;
import org.jspecify.annotations.Nullable;

/** A prompt that others are to be compared with, kept on its call until that has ended. */
public final class WatchedPrompt {

  private final RequestFacts facts;
  private final CallOrigin origin;
  private final AppContext app;

  private WatchedPrompt(RequestFacts facts, CallOrigin origin, AppContext app) {
    this.facts = facts;
    this.origin = origin;
    this.app = app;
  }

  /**
   * The prompt of a call under a rule; null where the rule does not ask for it, or it is too large.
   *
   * @param facts the request before it is marked
   * @param inProgress whether this is the calling thread, on which the class is noted
   */
  public static @Nullable WatchedPrompt of(
      RequestFacts facts, CallOrigin origin, @Nullable HintSettings settings, boolean inProgress) {
    if (settings == null
        || !settings.breakers()
        || facts.request().body().length > settings.maxSize()) {
      return null;
    }
    AppContext app = origin.app();
    return new WatchedPrompt(facts, origin, inProgress ? app.located() : app);
  }

  RequestFacts facts() {
    return facts;
  }

  CallOrigin origin() {
    return origin;
  }

  /** The class of the application that made the call; empty where nobody knows. */
  String caller() {
    String caller = app.callingClass();
    return caller == null ? "" : caller;
  }
}
