/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import org.jspecify.annotations.Nullable;

/** A call in a form that it shares with others. */
interface NearForm {

  /** A longer request has no form: to make it would take several times its length in memory. */
  int MOST_BYTES = 1 << 20;

  NearLevel level();

  /** The call whose request has the form; never sent. */
  PolicyCall call();

  /**
   * What is kept of an answer to the call itself for all that have this form; null for nothing.
   *
   * @param good the answer as it is kept for the very same call
   * @param present what is kept for this form until now
   */
  @Nullable StoredAnswer kept(StoredAnswer good, EndedReply reply, @Nullable StoredAnswer present)
      throws MalformedBodyException;

  /** What this call is given of what is kept for its form; null for nothing. */
  default @Nullable StoredAnswer given(StoredAnswer kept) throws MalformedBodyException {
    return kept;
  }

  /** Whether what is kept is not given before another answer says the same. */
  default boolean isAwaited(StoredAnswer kept) {
    return false;
  }

  /** Where the rule has the template that makes the form; null where none does. */
  default @Nullable String template() {
    return null;
  }

  /**
   * What is asked by the call: the same for calls that ask for the same.
   *
   * @param key that of the form
   */
  default Fingerprint question(Fingerprint key) {
    return key;
  }
}
