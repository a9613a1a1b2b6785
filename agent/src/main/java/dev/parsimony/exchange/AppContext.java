/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import org.jspecify.annotations.Nullable;

/**
 * The application around a call, read on the calling thread. Each answer is null where the
 * application has no such thing.
 */
public interface AppContext {

  AppContext NONE =
      new AppContext() {
        @Override
        public @Nullable TraceParent currentSpan() {
          return null;
        }

        @Override
        public @Nullable String mdc(String key) {
          return null;
        }

        @Override
        public @Nullable String baggage(String key) {
          return null;
        }

        @Override
        public @Nullable String callingClass() {
          return null;
        }
      };

  /** The id of the thread that makes the call. */
  default long threadId() {
    return Thread.currentThread().getId();
  }

  /** The name of the thread that makes the call. */
  default String threadName() {
    return Thread.currentThread().getName();
  }

  /**
   * The same as it is now, to be read later and on other threads.
   *
   * @param inFull also what only rules ask for: diagnostic context, baggage and calling class
   */
  default AppContext captured(boolean inFull) {
    return this;
  }

  /** The same with the calling class as it is now, to be read later and on other threads. */
  default AppContext located() {
    return this;
  }

  @Nullable TraceParent currentSpan();

  /** A value of the application's SLF4J diagnostic context. */
  @Nullable String mdc(String key);

  /** A value of the application's OpenTelemetry baggage. */
  @Nullable String baggage(String key);

  /** The nearest class on the stack that belongs neither to the client library nor to the JDK. */
  @Nullable String callingClass();
}
