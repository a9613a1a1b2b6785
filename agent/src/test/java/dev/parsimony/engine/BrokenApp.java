/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.TraceParent;

/** An application whose context cannot be read. */
final class BrokenApp implements AppContext {

  @Override
  public TraceParent currentSpan() {
    throw new LinkageError("injected");
  }

  @Override
  public String mdc(String key) {
    throw new LinkageError("injected");
  }

  @Override
  public String baggage(String key) {
    throw new LinkageError("injected");
  }

  @Override
  public String callingClass() {
    throw new LinkageError("injected");
  }
}
