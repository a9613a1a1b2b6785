/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One call in one of the forms that a client library has. */
abstract class Call {

  final Command command;
  final Seen seen = new Seen();
  final Library library;
  private Runnable canceller = () -> {};
  private boolean cancelled;

  Call(Library library, Command command) {
    this.library = library;
    this.command = command;
  }

  /** Makes the call and writes down what it sees. */
  abstract void make(String form) throws Exception;

  final ObjectNode run() {
    if (command.flag("interruptFirst", false)) {
      Thread.currentThread().interrupt();
    }
    try {
      make(command.text("form", "blocking"));
    } catch (Throwable e) {
      seen.failure(e, library);
    }
    seen.note("interrupted", Thread.interrupted());
    return seen.json();
  }

  /** What has been seen so far. */
  final ObjectNode look() {
    return seen.json();
  }

  /** Gives up the call as an application would: cancels the future, or closes the stream. */
  final void cancel() {
    Runnable now;
    synchronized (this) {
      cancelled = true;
      now = canceller;
    }
    now.run();
  }

  /** Says how the call is given up; does it at once when it has been given up already. */
  final void onCancel(Runnable newCanceller) {
    boolean late;
    synchronized (this) {
      canceller = newCanceller;
      late = cancelled;
    }
    if (late) {
      newCanceller.run();
    }
  }

  /** After how many chunks the stream is to be closed. */
  final int closeAfter() {
    return command.number("closeAfter", Integer.MAX_VALUE);
  }

  /** Waits for a future as long as the application is told to. */
  final <T> T await(Future<T> future) throws Exception {
    try {
      return future.get(command.number("deadlineMillis", 120_000), TimeUnit.MILLISECONDS);
    } finally {
      seen.note("cancelled", future.isCancelled());
    }
  }
}
