/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

/** Where items come from: the transport's subscription, or an answer of the agent's. */
public interface Source {

  /** Asks for more items, as a reactive subscription does. */
  void request(long count);

  /** Nobody wants any more items. */
  void cancel();
}
