/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuppressedFailuresTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /* Each test begins in a minute of its own, after all that was told before. */
  private static long now = System.nanoTime() + MINUTE;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream stderr = System.err;

  @BeforeEach
  void listen() {
    now += 10 * MINUTE;
    System.setErr(new PrintStream(told, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(stderr);
  }

  @Test
  void allFailures_areCounted() {
    long before = SuppressedFailures.count();

    SuppressedFailures.record("a step", new IllegalStateException());
    SuppressedFailures.record("a step", new StackOverflowError());

    assertThat(SuppressedFailures.count()).isEqualTo(before + 2);
  }

  @Test
  void failures_areToldOfOnceAMinute() {
    record(now);
    record(now + 1);
    record(now + MINUTE - 1);
    assertThat(lines()).hasSize(1);

    record(now + MINUTE);
    assertThat(lines()).hasSize(2);
  }

  @Test
  void line_namesStepTypeAndPlace_butNoMessage() {
    SuppressedFailures.record("reading", new IllegalStateException("a prompt"), now);

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("[parsimony] suppressed failure ")
        .contains("at reading: java.lang.IllegalStateException at " + getClass().getName())
        .doesNotContain("a prompt");
  }

  @Test
  void line_namesTheOrigin_andWhereItCameFrom() {
    Throwable origin = new NoSuchMethodError("a prompt");
    SuppressedFailures.record("reading", new IllegalStateException(origin), now);

    assertThat(lines())
        .singleElement()
        .asString()
        .contains(
            "IllegalStateException by java.lang.NoSuchMethodError at " + getClass().getName());
  }

  @Test
  void failureThatCannotBeToldOf_isCountedAllTheSame() {
    long before = SuppressedFailures.count();

    SuppressedFailures.record("a step", new Untellable(), now);

    assertThat(SuppressedFailures.count()).isEqualTo(before + 1);
    assertThat(lines()).isEmpty();
  }

  private static void record(long nanos) {
    SuppressedFailures.record("a step", new IllegalStateException(), nanos);
  }

  private String[] lines() {
    String text = told.toString(UTF_8);
    return text.isEmpty() ? new String[0] : text.split(System.lineSeparator());
  }

  /** A failure of which not even the place can be asked. */
  private static final class Untellable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new OutOfMemoryError("injected");
    }
  }
}
