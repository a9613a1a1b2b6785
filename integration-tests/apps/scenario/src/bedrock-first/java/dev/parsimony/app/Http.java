/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.backoff.BackoffStrategy;
import software.amazon.awssdk.core.retry.backoff.FixedDelayBackoffStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What the versions have not in common: here retry policies, and the JDK's HTTP client. */
final class Http {

  /* At once, an attempt may begin while the one before still ends, on which the SDK fails. */
  private static final Duration SOON = Duration.ofMillis(20);

  static SdkHttpClient.Builder<?> blocking() {
    return UrlConnectionHttpClient.builder();
  }

  static void retry(ClientOverrideConfiguration.Builder override, int times) {
    BackoffStrategy soon = FixedDelayBackoffStrategy.create(SOON);
    override.retryPolicy(
        RetryPolicy.builder()
            .numRetries(times)
            .backoffStrategy(BackoffStrategy.none())
            .throttlingBackoffStrategy(soon)
            .build());
  }

  private Http() {}
}
