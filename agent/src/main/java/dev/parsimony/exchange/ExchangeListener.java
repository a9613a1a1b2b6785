/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** Told of every closed exchange, on one thread of the agent, never on the application's. */
public interface ExchangeListener {

  void closed(Exchange exchange) throws Exception;

  /** Writes out what is held back; called before the JVM ends, within the deadline. */
  default void flush(long timeoutNanos) throws Exception {}
}
