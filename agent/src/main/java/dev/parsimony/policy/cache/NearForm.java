/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.PolicyCall;
import org.jspecify.annotations.Nullable;

/** A call in a form that it shares with others. */
interface NearForm {

  NearLevel level();

  /** The call whose request has the form; never sent. */
  PolicyCall call();

  /**
   * What is kept of an answer to the call itself for all that have this form; null for nothing.
   *
   * @param good the answer as it is kept for the very same call
   */
  @Nullable StoredAnswer kept(StoredAnswer good, EndedReply reply);
}
