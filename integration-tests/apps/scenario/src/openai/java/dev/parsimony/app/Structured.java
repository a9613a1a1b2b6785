/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import org.jspecify.annotations.Nullable;

/** A reply, and the object that the client library made of its content. */
final class Structured<R> {

  final R reply;
  final @Nullable Ticket ticket;

  Structured(R reply, @Nullable Ticket ticket) {
    this.reply = reply;
    this.ticket = ticket;
  }
}
