/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.exchange.Delivery;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/**
 * The way of one call to the application's HTTP client. Passes everything on, until attempts are
 * said to be noted or answered.
 */
final class Transport {

  /** Brings a transport from the beginning of a call to its attempts. */
  static final ExecutionAttribute<Transport> KEY = new ExecutionAttribute<>("ParsimonyTransport");

  private final long client;
  private final SdkClientConfiguration configuration;
  private final Delivery delivery;
  private volatile @Nullable Attempts attempts;

  /**
   * @param client the number of the client object
   * @param original the configuration of a client, with its HTTP client
   */
  Transport(long client, SdkClientConfiguration original) {
    this.client = client;
    SdkHttpClient blocking = original.option(SdkClientOption.SYNC_HTTP_CLIENT);
    SdkAsyncHttpClient async = original.option(SdkClientOption.ASYNC_HTTP_CLIENT);
    SdkClientConfiguration.Builder changed = original.toBuilder();
    if (blocking != null) {
      changed.option(SdkClientOption.SYNC_HTTP_CLIENT, new BlockingTransport(blocking, this));
    }
    if (async != null) {
      changed.option(SdkClientOption.ASYNC_HTTP_CLIENT, new AsyncTransport(async, this));
    }
    this.configuration = changed.build();
    this.delivery = blocking != null ? Delivery.BLOCKING : Delivery.ASYNC;
  }

  long client() {
    return client;
  }

  /** The client's configuration, with this transport in front of its HTTP client. */
  SdkClientConfiguration configuration() {
    return configuration;
  }

  Delivery delivery() {
    return delivery;
  }

  /** Has the attempts noted from now on. */
  void use(Attempts noted) {
    attempts = noted;
  }

  /** The attempts to note; null for a call that passes unseen. */
  @Nullable Attempts attempts() {
    return attempts;
  }
}
