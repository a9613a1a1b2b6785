/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import org.jspecify.annotations.Nullable;

/** A call in a form that it shares with others, with the key of that form. */
final class NearCall {

  private final NearForm form;
  private final KeyedCall keyed;

  NearCall(NearForm form, KeyedCall keyed) {
    this.form = form;
    this.keyed = keyed;
  }

  /** The form as a call by itself, which is looked for like any other. */
  KeyedCall keyed() {
    return keyed;
  }

  Fingerprint key() {
    return keyed.key();
  }

  NearLevel level() {
    return form.level();
  }

  /** A stored answer to one with this form, held against what the call asks for. */
  Offer offer(@Nullable StoredAnswer found) {
    return keyed.offer(given(found), ReplyHeaders.HIT).at(form.level().label());
  }

  /** The same of one past its time that may be given while a new one is asked for. */
  Offer offerWhileRenewed(@Nullable StoredAnswer found) {
    return keyed.offerWhileRenewed(given(found)).at(form.level().label());
  }

  /** What is kept of an answer to the call for all that have this form; null for nothing. */
  @Nullable StoredAnswer kept(StoredAnswer good, EndedReply reply, @Nullable StoredAnswer present) {
    try {
      return form.kept(good, reply, present);
    } catch (MalformedBodyException | RuntimeException notTakenApart) {
      return null;
    }
  }

  /** Whether there is an answer, but another one has to say the same before it is given. */
  boolean isAwaited() {
    StoredAnswer found = keyed.found();
    return found != null && !keyed.isPast(found) && form.isAwaited(found);
  }

  /** A decision about the call by this form of it. */
  Decision told(Decision made) {
    String template = form.template();
    return template == null ? made : made.byTemplate(template);
  }

  /** Equal for calls that ask for the same. */
  Fingerprint question() {
    return form.question(keyed.key());
  }

  private @Nullable StoredAnswer given(@Nullable StoredAnswer found) {
    try {
      return found == null ? null : form.given(found);
    } catch (MalformedBodyException | RuntimeException notTakenApart) {
      return null;
    }
  }
}
