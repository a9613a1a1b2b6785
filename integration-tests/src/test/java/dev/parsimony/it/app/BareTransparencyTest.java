/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.Jdk;
import java.util.stream.Stream;

/** Two plain JVMs: what the contract compares is the same in every run. */
class BareTransparencyTest extends TransparencyContract {

  @Override
  AppLaunch changed(AppLaunch plain) {
    return plain;
  }

  @Override
  long expectedAgentFailures() {
    return -1;
  }

  @Override
  Stream<Jdk> jdks() {
    return Stream.of(Jdk.current());
  }
}
