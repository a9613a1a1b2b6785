/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.TraceParent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the application's context through its own libraries, as one of its class loaders sees them.
 * Knows no types of theirs: a library that is not there gives null.
 */
public final class LoaderContext implements AppContext {

  private static final String[] NOT_CALLERS = {
    "dev.parsimony.", "java.", "javax.", "jdk.", "sun.", "com.sun."
  };

  /* Joined at run time: the build renames constants that look like the agent's own copy. */
  private static final String OPENTELEMETRY = String.join(".", "io", "opentelemetry");
  private static final String AGENT_COPY = OPENTELEMETRY + ".javaagent.shaded.";

  private final @Nullable SpanReader spans;
  private final @Nullable MethodHandle mdcGet;
  private final @Nullable MethodHandle mdcCopy;
  private final @Nullable MethodHandle baggageCurrent;
  private final @Nullable MethodHandle baggageValue;
  private final List<String> library;

  /**
   * @param loader the class loader of the client library
   * @param library the package prefixes of the client library, whose frames are no callers
   */
  public LoaderContext(@Nullable ClassLoader loader, List<String> library) {
    this.library = library;
    this.spans = spanReader(loader);
    this.mdcGet = find(loader, "org.slf4j.MDC", "get", String.class, String.class);
    this.mdcCopy = find(loader, "org.slf4j.MDC", "getCopyOfContextMap", Map.class);
    String baggage = OPENTELEMETRY + ".api.baggage.Baggage";
    this.baggageCurrent = find(loader, baggage, "current", null);
    this.baggageValue = find(loader, baggage, "getEntryValue", String.class, String.class);
  }

  @Override
  public @Nullable TraceParent currentSpan() {
    return spans == null ? null : spans.current();
  }

  @Override
  public @Nullable String mdc(String key) {
    try {
      return mdcGet == null ? null : (String) mdcGet.invoke(key);
    } catch (Throwable unreadable) {
      return null;
    }
  }

  @Override
  public @Nullable String baggage(String key) {
    return entry(currentBaggage(), key);
  }

  @Override
  public @Nullable String callingClass() {
    return caller(new Throwable());
  }

  @Override
  public AppContext captured(boolean inFull) {
    // Asking for the diagnostic context starts a logging library that may warn of itself.
    return inFull
        ? new CapturedContext(this, currentSpan(), mdcCopy(), currentBaggage(), new Throwable())
        : new CapturedContext(this, currentSpan(), null, null, null);
  }

  @Override
  public AppContext located() {
    return new CapturedContext(this, currentSpan(), null, null, new Throwable());
  }

  private @Nullable Map<?, ?> mdcCopy() {
    try {
      return mdcCopy == null ? null : (Map<?, ?>) mdcCopy.invoke();
    } catch (Throwable unreadable) {
      return null;
    }
  }

  private @Nullable Object currentBaggage() {
    try {
      return baggageCurrent == null ? null : baggageCurrent.invoke();
    } catch (Throwable unreadable) {
      return null;
    }
  }

  /** A value of a baggage of the application's OpenTelemetry. */
  @Nullable String entry(@Nullable Object baggage, String key) {
    try {
      return baggage == null || baggageValue == null
          ? null
          : (String) baggageValue.invoke(baggage, key);
    } catch (Throwable unreadable) {
      return null;
    }
  }

  /** The nearest class on a stack that is a caller of the library. */
  @Nullable String caller(Throwable stack) {
    for (StackTraceElement frame : stack.getStackTrace()) {
      if (isCaller(frame.getClassName())) {
        return frame.getClassName();
      }
    }
    return null;
  }

  private boolean isCaller(String className) {
    for (String prefix : NOT_CALLERS) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    for (String prefix : library) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }

  /* The OpenTelemetry agent's own copy is there even when the application has none. */
  private static @Nullable SpanReader spanReader(@Nullable ClassLoader loader) {
    SpanReader own = SpanReader.find(loader, OPENTELEMETRY + ".api.trace.");
    return own != null ? own : SpanReader.find(null, AGENT_COPY + OPENTELEMETRY + ".api.trace.");
  }

  static @Nullable MethodHandle find(
      @Nullable ClassLoader loader,
      String className,
      String method,
      @Nullable Class<?> returned,
      Class<?>... parameters) {
    try {
      Class<?> type = Class.forName(className, false, loader);
      return PublicMethods.find(type, method, returned == null ? type : returned, parameters);
    } catch (ReflectiveOperationException | LinkageError absent) {
      return null;
    }
  }

  /** Reads the current span of one copy of the OpenTelemetry API. */
  private static final class SpanReader {

    private final MethodHandle context;
    private final MethodHandle traceId;
    private final MethodHandle spanId;
    private final MethodHandle sampled;
    private final MethodHandle valid;

    private SpanReader(Class<?> span, Class<?> spanContext) throws ReflectiveOperationException {
      MethodHandle current = PublicMethods.find(span, "current", span);
      MethodHandle contextOf = PublicMethods.find(span, "getSpanContext", spanContext);
      this.context = generic(MethodHandles.filterReturnValue(current, contextOf));
      this.traceId = generic(PublicMethods.find(spanContext, "getTraceId", String.class));
      this.spanId = generic(PublicMethods.find(spanContext, "getSpanId", String.class));
      this.sampled = generic(PublicMethods.find(spanContext, "isSampled", boolean.class));
      this.valid = generic(PublicMethods.find(spanContext, "isValid", boolean.class));
    }

    static @Nullable SpanReader find(@Nullable ClassLoader loader, String apiPackage) {
      try {
        return new SpanReader(
            Class.forName(apiPackage + "Span", false, loader),
            Class.forName(apiPackage + "SpanContext", false, loader));
      } catch (ReflectiveOperationException | LinkageError absent) {
        return null;
      }
    }

    @Nullable TraceParent current() {
      try {
        Object spanContext = (Object) context.invokeExact();
        if (!(Boolean) (Object) valid.invokeExact(spanContext)) {
          return null;
        }
        return new TraceParent(
            (String) (Object) traceId.invokeExact(spanContext),
            (String) (Object) spanId.invokeExact(spanContext),
            (Boolean) (Object) sampled.invokeExact(spanContext));
      } catch (Throwable unreadable) {
        return null;
      }
    }

    private static MethodHandle generic(MethodHandle handle) {
      return handle.asType(handle.type().generic());
    }
  }
}
