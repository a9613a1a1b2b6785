/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeTest {

  private final Object[] arguments = {"argument"};
  private final long suppressed = SuppressedFailures.count();

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
  }

  @Test
  void withoutAHandler_theOriginalRuns() {
    assertThat(Bridge.call("execute", this, arguments)).isNull();
    assertThat(suppressed()).isZero();
  }

  @Test
  void call_reachesTheHandlerAsItIs() {
    Object[] outcome = {"result", null};
    Bridge.connect(
        (method, target, given) -> {
          assertThat(method).isEqualTo("execute");
          assertThat(target).isSameAs(this);
          assertThat(given).isSameAs(arguments);
          return outcome;
        });

    assertThat(Bridge.call("execute", this, arguments)).isSameAs(outcome);
    assertThat(suppressed()).isZero();
  }

  @Test
  void failingHandler_isCounted_andTheOriginalRuns() {
    Bridge.connect(
        (method, target, given) -> {
          throw new AssertionError("injected");
        });

    assertThat(Bridge.call("execute", this, arguments)).isNull();
    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("InfiniteRecursion")
  void handlerWithoutStack_isCounted_andTheOriginalRuns() {
    Bridge.connect(
        new CallHandler() {
          @Override
          public Object[] handle(String method, Object target, Object[] given) {
            return handle(method, target, given);
          }
        });

    assertThat(Bridge.call("execute", this, arguments)).isNull();
    assertThat(suppressed()).isEqualTo(1);
  }

  @Test
  void result_isReturned_orThrownAsItIs() {
    IOException checked = new IOException("of the original");

    assertThat(Bridge.result(new Object[] {"result", null})).isEqualTo("result");
    assertThat(Bridge.result(new Object[] {null, null})).isNull();
    assertThatThrownBy(() -> Bridge.result(new Object[] {"ignored", checked})).isSameAs(checked);
  }

  private long suppressed() {
    return SuppressedFailures.count() - suppressed;
  }
}
