/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/** How a reply ends on the wire. */
enum Ending {
  /** As announced; the connection stays open. */
  COMPLETE,
  /** The connection is closed in order, before what was announced has come. */
  CLOSED,
  /** The connection is reset. */
  RESET
}
