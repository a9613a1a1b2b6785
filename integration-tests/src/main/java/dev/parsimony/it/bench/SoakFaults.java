/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.Slow;
import dev.parsimony.it.stub.StubRequest;
import java.time.Duration;
import java.util.Map;

/** What the stub does to the calls of the soak, by a mark in the prompt. */
final class SoakFaults {

  private static final Map<String, Fault> ALWAYS =
      Map.of(
          "[status]", Faults.status(429),
          "[reset]", Faults.resetBeforeHeaders(),
          "[cut-stream]", Faults.truncatedStream(),
          "[cut-body]", Faults.resetMidBody(),
          "[slow]", Slow.of(Duration.ofMillis(4), Duration.ofMillis(1)));
  private static final Map<String, Fault> AT_FIRST =
      Map.of("[status-once]", Faults.status(500), "[reset-once]", Faults.resetBeforeHeaders());

  private SoakFaults() {}

  static void script(ProviderStub stub) {
    ALWAYS.forEach((mark, fault) -> stub.when(request -> has(request, mark), fault));
    AT_FIRST.forEach(
        (mark, fault) ->
            stub.when(request -> has(request, mark) && isFirstAttempt(request), fault));
  }

  private static boolean has(StubRequest request, String mark) {
    return request.bodyText().contains(mark);
  }

  private static boolean isFirstAttempt(StubRequest request) {
    return "0".equals(request.header("X-Stainless-Retry-Count"));
  }
}
