/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Fields;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * The factories that requests come from, which the requests do not know. Spring makes a request and
 * executes it on one thread, so the last one that made a request there is remembered.
 */
final class Factories {

  private static final String TRANSPORT = "httpClient";

  /* Of types of the JDK alone: a thread may live longer than the application. */
  private final ThreadLocal<Map.@Nullable Entry<URI, WeakReference<ClientHttpRequestFactory>>>
      last = new ThreadLocal<>();

  /** A factory is about to make a request. */
  void creates(ClientHttpRequestFactory factory, URI url) {
    last.set(new SimpleEntry<>(url, new WeakReference<>(factory)));
  }

  /**
   * The factory of a request that is about to be executed; null when it is not certain, and for a
   * request that stands around the transport's.
   */
  @Nullable ClientHttpRequestFactory of(ClientHttpRequest request) {
    Map.Entry<URI, WeakReference<ClientHttpRequestFactory>> created = last.get();
    if (created == null) {
      return null;
    }
    ClientHttpRequestFactory factory = requireNonNull(created.getValue()).get();
    if (factory == null
        || !request.getURI().equals(created.getKey())
        || !haveOneTransport(factory, request)) {
      return null;
    }
    last.remove();
    return factory;
  }

  private static boolean haveOneTransport(
      ClientHttpRequestFactory factory, ClientHttpRequest request) {
    Object transport = Fields.read(request, TRANSPORT);
    return transport == null
        ? Fields.read(request, "connection") instanceof HttpURLConnection
        : transport == Fields.read(factory, TRANSPORT);
  }
}
