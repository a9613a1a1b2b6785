/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

/** Who makes a call: the client library, the one client object, and the application around it. */
public final class CallOrigin {

  private final String client;
  private final String clientVersion;
  private final long clientInstance;
  private final Delivery delivery;
  private final long timeoutNanos;
  private final AppContext app;

  /**
   * @param client the client library, such as {@code openai-java}
   * @param clientInstance a number that no other client object of this JVM has
   * @param timeoutNanos how long the application lets one attempt take; 0 for no limit
   */
  public CallOrigin(
      String client,
      String clientVersion,
      long clientInstance,
      Delivery delivery,
      long timeoutNanos,
      AppContext app) {
    this.client = requireNonNull(client, "client is null");
    this.clientVersion = requireNonNull(clientVersion, "clientVersion is null");
    this.clientInstance = clientInstance;
    this.delivery = requireNonNull(delivery, "delivery is null");
    this.timeoutNanos = timeoutNanos;
    this.app = requireNonNull(app, "app is null");
  }

  public String client() {
    return client;
  }

  public String clientVersion() {
    return clientVersion;
  }

  public long clientInstance() {
    return clientInstance;
  }

  public Delivery delivery() {
    return delivery;
  }

  public long timeoutNanos() {
    return timeoutNanos;
  }

  public AppContext app() {
    return app;
  }

  /** The same, with the calling class as it is now. */
  public CallOrigin located() {
    return with(app.located());
  }

  private CallOrigin with(AppContext other) {
    return new CallOrigin(client, clientVersion, clientInstance, delivery, timeoutNanos, other);
  }

  /** The same, with all that can be known of the calling thread only now. */
  public CallOrigin captured() {
    return with(app.captured(true));
  }
}
