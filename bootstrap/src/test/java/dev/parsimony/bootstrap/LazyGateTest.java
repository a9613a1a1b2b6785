/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class LazyGateTest {

  private static final String SEAM = "com/openai/core/http/RetryingHttpClient";

  private final LazyGate gate = new LazyGate(noInstrumentation(), null);
  private final ClassLoader loader = getClass().getClassLoader();
  private final long suppressed = SuppressedFailures.count();

  @Test
  void classesThatNobodyHooks_passAtOnce() {
    assertThat(gate.transform(loader, "com/acme/App", null, null, new byte[0])).isNull();
    assertThat(gate.transform(loader, null, null, null, new byte[0])).isNull();
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  @Test
  void agentThatCannotWake_isCountedOnce_andStaysAsleep() {
    assertThat(gate.transform(loader, SEAM, null, null, new byte[0])).isNull();
    assertThat(gate.transform(loader, SEAM, null, null, new byte[0])).isNull();

    assertThat(SuppressedFailures.count()).isEqualTo(suppressed + 1);
  }

  @Test
  void libraryThatWasMoved_isToldOnce() {
    PrintStream stderr = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true));
    try {
      gate.transform(loader, "com/acme/shaded/" + SEAM, null, null, new byte[0]);
      gate.transform(loader, "com/acme/shaded/" + SEAM, null, null, new byte[0]);
    } finally {
      System.setErr(stderr);
    }

    assertThat(told.toString().split("\n"))
        .singleElement()
        .asString()
        .contains("com.acme.shaded.com.openai", "is not covered");
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  private static Instrumentation noInstrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            LazyGateTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              throw new AssertionError("not asked");
            });
  }
}
