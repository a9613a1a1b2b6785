/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import java.util.Map;

/** Whom the application asks. */
interface Provider extends AutoCloseable {

  /** What tells the client library where the provider is. */
  Map<String, String> environment();

  /** Whether it gives the same answer to the same question every time. */
  boolean isDeterministic();

  /** What the provider charges for a run that has just ended. */
  Bill bill(DeskRun run);

  @Override
  void close();
}
