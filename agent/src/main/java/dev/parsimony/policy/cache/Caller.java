/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.PolicyCall;

/**
 * The thread that made a call. Kept on the call by whoever runs the policies on another thread;
 * without it, the thread that the application called on counts.
 */
public final class Caller {

  private final long threadId;

  public Caller(long threadId) {
    this.threadId = threadId;
  }

  static long threadIdOf(PolicyCall call) {
    Caller caller = call.kept(Caller.class);
    return caller == null ? call.origin().app().threadId() : caller.threadId;
  }
}
