/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.WireRequest;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the calls to providers that an application makes with the asynchronous clients of
 * Apache HttpClient 5, over HTTP/1.1 and HTTP/2.
 */
public final class Apache5AsyncAdapter implements Adapter {

  private static final String CLIENT = "httpclient5-async";

  private final AdapterTools tools;
  /* The elements of a chain are woven alike, and the first of them has the say for all. */
  private final Set<AsyncExecRuntime> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  public Apache5AsyncAdapter(AdapterTools tools) {
    this.tools = tools;
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (!(arguments[0] instanceof HttpRequest)
        || !(arguments[1] instanceof AsyncEntityProducer)
        || !(arguments[2] instanceof Scope)
        || !(arguments[3] instanceof AsyncExecCallback)) {
      return null;
    }
    Scope scope = (Scope) arguments[2];
    if (scope.cancellableDependency instanceof OwnDependency
        || !seen.add(scope.execRuntime)
        || Reentry.within()) {
      return null;
    }
    AsyncRequest request =
        new AsyncRequest((HttpRequest) arguments[0], (AsyncEntityProducer) arguments[1]);
    return run(target, request, scope, (AsyncExecCallback) arguments[3]);
  }

  private @Nullable Object @Nullable [] run(
      Object element, AsyncRequest request, Scope scope, AsyncExecCallback application) {
    Dialect dialect = Guard.orNull("look at a request", () -> dialectOf(request, scope));
    WireRequest read =
        dialect == null ? null : Guard.orNull("reading of a request", () -> read(request, scope));
    if (dialect == null || read == null) {
      return null;
    }
    AsyncRequest kept = request.with(read.body());
    Apache5AsyncCall call =
        Guard.orNull(
            "opening of the call", () -> new Apache5AsyncCall(element, kept, scope, application));
    InterceptedCall<?, Handed> intercepted =
        call == null
            ? null
            : Guard.orNull("opening of the call", () -> opened(dialect, read, call, scope));
    return intercepted == null || call == null
        ? unseen(element, kept, scope, application)
        : intercepted.run(call::tell);
  }

  /* The body was read: the application's own producer may not be asked again. */
  private static @Nullable Object[] unseen(
      Object element, AsyncRequest kept, Scope scope, AsyncExecCallback application) {
    try {
      Scopes.execute(Scopes.execution(element.getClass()), element, kept, scope, application);
      return new @Nullable Object[] {null, null};
    } catch (Exception ofTheCall) {
      return new @Nullable Object[] {null, ofTheCall};
    }
  }

  private @Nullable Dialect dialectOf(AsyncRequest request, Scope scope) {
    return tools.engine().dialectAt(request.head.getMethod(), url(request, scope));
  }

  private static String url(AsyncRequest request, Scope scope) {
    return scope.route.getTargetHost().toURI() + request.head.getPath();
  }

  private static @Nullable WireRequest read(AsyncRequest request, Scope scope) {
    byte[] body = request.json();
    return body == null
        ? null
        : new WireRequest(
            request.head.getMethod(), url(request, scope), new Headers5(request.head), body);
  }

  private InterceptedCall<?, Handed> opened(
      Dialect dialect, WireRequest read, Apache5AsyncCall call, Scope scope) {
    // Who is behind a call is known by its own headers alone.
    CallOrigin origin =
        new CallOrigin(
            CLIENT,
            tools.clientVersion(),
            tools.newInstance(),
            Delivery.ASYNC,
            Limits.of(scope.clientContext.getRequestConfig()),
            tools.app().captured(tools.engine().asksCaller()));
    Call made = tools.engine().open(dialect, read, origin);
    call.belongsTo(made);
    InterceptedCall<?, Handed> opened = new InterceptedCall<>(made, call);
    scope.cancellableDependency.setDependency(call::cancel);
    return opened;
  }
}
