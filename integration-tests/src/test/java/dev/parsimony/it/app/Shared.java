/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** What the tests of one container share: made for the first that asks, closed by the last. */
final class Shared<T extends AutoCloseable> {

  private final Supplier<T> making;
  private @Nullable T made;

  Shared(Supplier<T> making) {
    this.making = making;
  }

  T get() {
    if (made == null) {
      made = making.get();
    }
    return made;
  }

  /** The last test: what must hold at the end. */
  DynamicTest ending(Consumer<T> check) {
    return DynamicTest.dynamicTest(
        "end",
        () -> {
          try (T closing = get()) {
            check.accept(closing);
          }
        });
  }
}
