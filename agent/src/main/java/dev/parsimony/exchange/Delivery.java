/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** How the application waits for the reply. */
public enum Delivery {
  /** The calling thread waits. */
  BLOCKING,
  /** The caller holds a future; its thread must never wait. */
  ASYNC
}
