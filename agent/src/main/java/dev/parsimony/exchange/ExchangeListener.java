/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** Told of every closed exchange, on one thread of the agent, never on the application's. */
public interface ExchangeListener {

  void closed(Exchange exchange) throws Exception;

  /** Called every second or so on the same thread, for what has become due. */
  default void tick() throws Exception {}

  /** Writes out what is held back; called before the JVM ends, within the deadline. */
  default void flush(long timeoutNanos) throws Exception {}
}
