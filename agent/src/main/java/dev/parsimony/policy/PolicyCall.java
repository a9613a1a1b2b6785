/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as its policies see it. Belongs to one thread at a time; what crosses threads does so
 * through the verdict's future or the reply's end.
 */
public final class PolicyCall {

  private final CallOrigin origin;
  private final RequestFacts facts;
  private final SettingsLookup settings;
  private final List<Decision> decisions = new ArrayList<>(4);
  private final List<Object> notes = new ArrayList<>(2);
  private RequestFacts outgoing;

  public PolicyCall(CallOrigin origin, RequestFacts facts, SettingsLookup settings) {
    this.origin = origin;
    this.facts = facts;
    this.settings = settings;
    this.outgoing = facts;
  }

  public CallOrigin origin() {
    return origin;
  }

  /** The request as the application made it. */
  public RequestFacts facts() {
    return facts;
  }

  /** The request as it is going to leave, with what the policies before have changed. */
  public RequestFacts outgoing() {
    return outgoing;
  }

  /** A policy has changed what is going to leave. */
  public void change(RequestFacts changed) {
    outgoing = changed;
  }

  /** As {@link SettingsLookup#find}. */
  public <S> @Nullable S settings(Class<S> type) {
    return settings.find(type);
  }

  /** As {@link SettingsLookup#assignments}. */
  public List<Assignment> assignments() {
    return settings.assignments();
  }

  /** As {@link SettingsLookup#treatment}. */
  public String treatment() {
    return settings.treatment();
  }

  public void decide(Decision decision) {
    decisions.add(decision);
  }

  public List<Decision> decisions() {
    return Collections.unmodifiableList(decisions);
  }

  /** Keeps something of a policy's own from its first phase for its second. */
  public void keep(Object note) {
    notes.add(note);
  }

  /** The note of a type that {@link #keep} was given. */
  public <T> @Nullable T kept(Class<T> type) {
    for (Object note : notes) {
      if (type.isInstance(note)) {
        return type.cast(note);
      }
    }
    return null;
  }
}
