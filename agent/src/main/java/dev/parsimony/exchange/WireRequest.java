/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** One HTTP request as a client library is about to send it. Immutable; the body is not copied. */
public final class WireRequest {

  private final String method;
  private final String url;
  private final WireHeaders headers;
  private final byte[] body;
  private final @Nullable Endpoint endpoint;

  public WireRequest(String method, String url, WireHeaders headers, byte[] body) {
    this(method, url, headers, body, null);
  }

  private WireRequest(
      String method, String url, WireHeaders headers, byte[] body, @Nullable Endpoint endpoint) {
    this.method = requireNonNull(method, "method is null");
    this.url = requireNonNull(url, "url is null");
    this.headers = requireNonNull(headers, "headers is null");
    this.body = requireNonNull(body, "body is null");
    this.endpoint = endpoint;
  }

  public String method() {
    return method;
  }

  /** The full URL with its query. */
  public String url() {
    return url;
  }

  public WireHeaders headers() {
    return headers;
  }

  /** The body as it would leave; callers do not write to it. */
  public byte[] body() {
    return body;
  }

  /** Where the request goes in place of the application's own server; null where it goes there. */
  public @Nullable Endpoint endpoint() {
    return endpoint;
  }

  public WireRequest withUrl(String newUrl) {
    return new WireRequest(method, newUrl, headers, body, endpoint);
  }

  public WireRequest withBody(byte[] newBody) {
    return new WireRequest(method, url, headers, newBody, endpoint);
  }

  /** The same to another server, without what says who the application is. */
  public WireRequest to(Endpoint other) {
    return new WireRequest(method, other.url(), Endpoint.passed(headers), body, other);
  }
}
