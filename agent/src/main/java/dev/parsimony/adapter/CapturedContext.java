/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.TraceParent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the application's context was on the thread and at the moment of this object's making. */
final class CapturedContext implements AppContext {

  private final LoaderContext loader;
  private final @Nullable TraceParent span;
  private final @Nullable Map<?, ?> mdc;
  private final @Nullable Object baggage;
  private final long threadId = Thread.currentThread().getId();
  private final String threadName = Thread.currentThread().getName();
  private final @Nullable Throwable stack;

  /**
   * @param stack whose frames are written out only for who asks
   */
  CapturedContext(
      LoaderContext loader,
      @Nullable TraceParent span,
      @Nullable Map<?, ?> mdc,
      @Nullable Object baggage,
      @Nullable Throwable stack) {
    this.loader = loader;
    this.span = span;
    this.mdc = mdc;
    this.baggage = baggage;
    this.stack = stack;
  }

  @Override
  public long threadId() {
    return threadId;
  }

  @Override
  public String threadName() {
    return threadName;
  }

  @Override
  public @Nullable TraceParent currentSpan() {
    return span;
  }

  @Override
  public @Nullable String mdc(String key) {
    Object value = mdc == null ? null : mdc.get(key);
    return value == null ? null : value.toString();
  }

  @Override
  public @Nullable String baggage(String key) {
    return loader.entry(baggage, key);
  }

  @Override
  public @Nullable String callingClass() {
    return stack == null ? null : loader.caller(stack);
  }
}
